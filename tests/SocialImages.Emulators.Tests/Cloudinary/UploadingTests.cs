using System.Net.Http.Headers;
using System.Text;

namespace SocialImages.Emulators.Tests.Cloudinary;

public sealed class UploadingTests(Emulator emulator) : CloudinaryTests(emulator), IClassFixture<Emulator>
{
    [Fact]
    public async Task Reply_IsComplete()
    {
        var file = Pictures.Jpeg(320, 400);
        var json = (await UploadAsync(file, ("public_id", "ws/abc"), ("tags", "a,b"), ("context", @"alt=Tea\=time|note=x\|y"), ("asset_folder", "posts"))).Json;

        Assert.Equal("ws/abc", (string?)json["public_id"]);
        Assert.Equal((320, 400, file.Length), ((int)json["width"]!, (int)json["height"]!, (int)json["bytes"]!));
        Assert.Equal(("jpg", "image", "upload"), ((string?)json["format"], (string?)json["resource_type"], (string?)json["type"]));
        Assert.Equal(["a", "b"], json["tags"]!.AsArray().Select(tag => (string?)tag));
        Assert.Equal("Tea=time", (string?)json["context"]!["custom"]!["alt"]);
        Assert.Equal("x|y", (string?)json["context"]!["custom"]!["note"]);
        Assert.Equal(("posts", "abc"), ((string?)json["asset_folder"], (string?)json["display_name"]));
        Assert.Equal("photo", (string?)json["original_filename"]);
        Assert.Matches("^[0-9a-f]{32}$", (string?)json["asset_id"]);
        Assert.Matches("^[0-9a-f]{32}$", (string?)json["etag"]);
        Assert.Matches("^2026-11-21T12:0[0-9]:[0-9]{2}Z$", (string?)json["created_at"]);
        Assert.Equal(Digest($"public_id=ws/abc&version={json["version"]}{Secret}", sha256: false), (string?)json["signature"]);
    }

    [Fact]
    public async Task SecureUrl_StartsWhereTheRequestCame()
    {
        var json = (await UploadAsync(Pictures.Jpeg(), ("public_id", "ws/url"))).Json;

        Assert.Equal($"{Emulator.Address}cloudinary/res/{Cloud}/image/upload/v{json["version"]}/ws/url.jpg", (string?)json["secure_url"]);
    }

    [Fact]
    public async Task UnquotedNamesAndFilenameStar_AreUnderstood()
    {
        using var body = new MemoryStream();
        body.Write("--b\r\nContent-Disposition: form-data; name=public_id\r\n\r\nplain\r\n--b\r\nContent-Disposition: form-data; name=file; filename=x.jpg; filename*=utf-8''x.jpg\r\nContent-Type: application/octet-stream\r\n\r\n"u8);
        body.Write(Pictures.Jpeg());
        body.Write("\r\n--b--\r\n"u8);
        var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        Assert.Equal("plain", (string?)(await PostAsync("image/upload", content, Basic)).Json["public_id"]);
    }

    [Fact]
    public async Task DataUri_IsTakenAsPartAndAsJson()
    {
        var uri = "data:image/jpeg;base64," + Convert.ToBase64String(Pictures.Jpeg());

        Assert.Equal(200, (await PostAsync("image/upload", Multipart(null, ("file", uri)), Basic)).Status);
        Assert.Equal("j", (string?)(await PostAsync("image/upload", Emulator.Json($$"""{"file":"{{uri}}","public_id":"j","overwrite":true}"""), Basic)).Json["public_id"]);
    }

    [Fact]
    public async Task RemoteFile_IsFetched_OrItsAbsenceTold()
    {
        await UploadAsync(Pictures.Jpeg(), ("public_id", "origin"));

        Assert.Equal(200, (await PostAsync("image/upload", Multipart(null, ("file", $"{Emulator.Address}cloudinary/res/{Cloud}/image/upload/origin.jpg")), Basic)).Status);
        var missing = await PostAsync("image/upload", Multipart(null, ("file", $"{Emulator.Address}nothing.jpg")), Basic);
        IsRefused(missing, 400, $"Error in loading {Emulator.Address}nothing.jpg - 404 Not Found");
    }

    [Fact]
    public async Task SamePublicId_GetsANewVersionAndKeepsItsAssetId()
    {
        var first = (await UploadAsync(Pictures.Jpeg(), ("public_id", "again"))).Json;
        var second = (await UploadAsync(Pictures.Jpeg(330, 330), ("public_id", "again"))).Json;

        Assert.True((long)second["version"]! > (long)first["version"]!);
        Assert.Equal((string?)first["asset_id"], (string?)second["asset_id"]);
        Assert.NotEqual((string?)first["etag"], (string?)second["etag"]);
    }

    [Fact]
    public async Task OverwriteFalse_AnswersTheExistingOne()
    {
        var first = (await UploadAsync(Pictures.Jpeg(), ("public_id", "kept"))).Json;
        var second = (await UploadAsync(Pictures.Jpeg(330, 330), ("public_id", "kept"), ("overwrite", "false"))).Json;

        Assert.Equal((string?)first["etag"], (string?)second["etag"]);
        Assert.Equal((long)first["version"]!, (long)second["version"]!);
        Assert.True((bool)second["existing"]!);
    }

    [Theory]
    [InlineData("a?b")]
    [InlineData("a&b")]
    [InlineData("a#b")]
    [InlineData("a%b")]
    [InlineData("a<b")]
    [InlineData("a+b")]
    [InlineData(@"a\b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData(" a")]
    [InlineData("v12/a")]
    public async Task ForbiddenPublicId_IsRefused(string id) => Assert.Equal(400, (await UploadAsync(Pictures.Jpeg(), ("public_id", id))).Status);

    [Fact]
    public async Task PublicIdLength_EndsAt255()
    {
        Assert.Equal(200, (await UploadAsync(Pictures.Jpeg(), ("public_id", new string('a', 255)))).Status);
        Assert.Equal(400, (await UploadAsync(Pictures.Jpeg(), ("public_id", new string('a', 256)))).Status);
    }

    [Fact]
    public async Task NoPublicId_GetsARandomOne()
    {
        var first = (string?)(await UploadAsync(Pictures.Jpeg())).Json["public_id"];
        var second = (string?)(await UploadAsync(Pictures.Jpeg())).Json["public_id"];

        Assert.Matches("^[a-z0-9]{20}$", first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task UseFilename_KeepsTheName()
    {
        Assert.Matches("^photo_[a-z0-9]{6}$", (string?)(await UploadAsync(Pictures.Jpeg(), ("use_filename", "true"))).Json["public_id"]);
        Assert.Equal("photo", (string?)(await UploadAsync(Pictures.Jpeg(), ("use_filename", "1"), ("unique_filename", "0"))).Json["public_id"]);
    }

    [Fact]
    public async Task TooManyBytes_AreRefusedInCloudinarysWords()
    {
        await Emulator.SettingsAsync("""{"cloudinary":{"imageMaxSizeBytes":1000}}""");
        var file = Pictures.Jpeg();
        var answer = await UploadAsync(file);
        await Emulator.SettingsAsync("""{"cloudinary":{"imageMaxSizeBytes":10485760}}""");

        IsRefused(answer, 400, $"File size too large. Got {file.Length}. Maximum is 1000. Upgrade your plan to enjoy higher limits https://www.cloudinary.com/pricing/upgrades/file-limit");
    }

    [Fact]
    public async Task RequestBeyondItsLimit_Is413()
    {
        await Emulator.SettingsAsync("""{"cloudinary":{"requestMaxBytes":1000}}""");
        var answer = await UploadAsync(Pictures.Jpeg());
        await Emulator.SettingsAsync("""{"cloudinary":{"requestMaxBytes":104857600}}""");

        Assert.Equal(413, answer.Status);
    }

    [Fact]
    public async Task TooManyPixels_AreRefused()
    {
        var answer = await UploadAsync(Pictures.Jpeg(5100, 5000, 20));

        IsRefused(answer, 400, "Maximum image size is 25 Megapixels. Requested 25.50 Megapixels");
    }

    [Fact]
    public async Task Rubbish_IsNoImage()
    {
        IsRefused(await UploadAsync(Encoding.UTF8.GetBytes("<html>")), 400, "Invalid image file");
        IsRefused(await UploadAsync(Pictures.Jpeg()[..200]), 400, "Invalid image file");
        IsRefused(await UploadAsync([]), 400, "Empty file");
        IsRefused(await PostAsync("image/upload", Multipart(null, ("public_id", "x")), Basic), 400, "Missing required parameter - file");
    }

    [Fact]
    public async Task Moderation_KnowsItsKinds()
    {
        var manual = (await UploadAsync(Pictures.Jpeg(), ("moderation", "manual"))).Json;

        Assert.Equal(("manual", "pending"), ((string?)manual["moderation"]![0]!["kind"], (string?)manual["moderation"]![0]!["status"]));
        IsRefused(await UploadAsync(Pictures.Jpeg(), ("moderation", "aws_rek")), 400, "You don't have an active subscription for aws_rek");
        IsRefused(await UploadAsync(Pictures.Jpeg(), ("moderation", "magic")), 400, "Moderation magic moderation is not valid");
    }

    [Fact]
    public async Task AllowedFormats_AreKept() =>
        Assert.Equal(400, (await UploadAsync(Pictures.Jpeg(), ("allowed_formats", "png,webp"))).Status);

    [Fact]
    public async Task Eager_IsMadeAndTold()
    {
        var json = (await UploadAsync(Pictures.Jpeg(), ("public_id", "eager"), ("eager", "c_fill,h_100,w_200|w_50/png"))).Json;

        Assert.Equal((200, 100, "jpg"), ((int)json["eager"]![0]!["width"]!, (int)json["eager"]![0]!["height"]!, (string?)json["eager"]![0]!["format"]));
        Assert.Equal((50, 50, "png"), ((int)json["eager"]![1]!["width"]!, (int)json["eager"]![1]!["height"]!, (string?)json["eager"]![1]!["format"]));
        Assert.Equal(200, (await Emulator.SendAsync(HttpMethod.Get, (string)json["eager"]![1]!["secure_url"]!)).Status);
    }

    [Fact]
    public async Task IncomingFormat_ConvertsBeforeStoring()
    {
        var json = (await UploadAsync(Pictures.Png(), ("public_id", "converted"), ("format", "jpg"), ("transformation", "c_limit,w_100"))).Json;

        Assert.Equal(("jpg", 100), ((string?)json["format"], (int)json["width"]!));
    }

    [Fact]
    public async Task FixedFolders_HaveNoAssetFolder()
    {
        await Emulator.SettingsAsync("""{"cloudinary":{"dynamicFolders":false}}""");
        var json = (await UploadAsync(Pictures.Jpeg(), ("public_id", "x"), ("folder", "shop"))).Json;
        await Emulator.SettingsAsync("""{"cloudinary":{"dynamicFolders":true}}""");

        Assert.Equal("shop/x", (string?)json["public_id"]);
        Assert.Null(json["asset_folder"]);
    }

    [Fact]
    public async Task RawFile_KeepsItsExtension()
    {
        var answer = await PostAsync("raw/upload", Multipart(Encoding.UTF8.GetBytes("hello"), ("use_filename", "true"), ("unique_filename", "false")), Basic);

        Assert.Equal("photo.jpg", (string?)answer.Json["public_id"]);
        Assert.Equal("hello", (await DeliverAsync("raw/upload/photo.jpg")).Text);
    }
}
