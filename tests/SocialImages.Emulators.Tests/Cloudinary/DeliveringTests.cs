using SocialImages.Imaging;

namespace SocialImages.Emulators.Tests.Cloudinary;

public sealed class DeliveringTests(Emulator emulator) : CloudinaryTests(emulator), IClassFixture<Emulator>
{
    [Fact]
    public async Task Original_ComesByteForByteByItsVersionedAddress()
    {
        var file = Pictures.Jpeg(1080, 1350);
        var json = (await UploadAsync(file, ("public_id", "ws/original"))).Json;
        var answer = await Emulator.SendAsync(HttpMethod.Get, (string)json["secure_url"]!);

        Assert.Equal(file, answer.Bytes);
        Assert.Equal("image/jpeg", answer.Headers["Content-Type"]);
        Assert.Equal($"\"{json["etag"]}\"", answer.Headers["ETag"]);
        Assert.Contains("max-age=2592000", answer.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal($"{file.Length}", answer.Headers["Content-Length"]);
    }

    [Fact]
    public async Task EtagKnown_Is304()
    {
        var json = (await UploadAsync(Pictures.Jpeg(), ("public_id", "etag"))).Json;
        using var request = new HttpRequestMessage(HttpMethod.Get, (string)json["secure_url"]!);
        request.Headers.TryAddWithoutValidation("If-None-Match", $"\"{json["etag"]}\"");

        Assert.Equal(304, (int)(await Emulator.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("c_fill,g_auto,h_1350,w_1080/f_jpg/q_auto", 1080, 1350, ImageFormat.Jpeg)]
    [InlineData("c_fill,g_auto,h_400,w_400/f_webp", 400, 400, ImageFormat.WebP)]
    [InlineData("b_white,c_pad,h_500,w_400", 400, 500, ImageFormat.Jpeg)]
    [InlineData("b_auto,c_pad,h_500,w_400", 400, 500, ImageFormat.Jpeg)]
    [InlineData("b_rgb:ff0000,c_pad,h_500,w_400/f_png", 400, 500, ImageFormat.Png)]
    [InlineData("c_limit,w_2000", 600, 400, ImageFormat.Jpeg)]
    [InlineData("c_limit,w_300", 300, 200, ImageFormat.Jpeg)]
    [InlineData("c_fit,h_100,w_300", 150, 100, ImageFormat.Jpeg)]
    [InlineData("c_scale,h_100,w_300", 300, 100, ImageFormat.Jpeg)]
    [InlineData("w_300", 300, 200, ImageFormat.Jpeg)]
    [InlineData("w_0.5", 300, 200, ImageFormat.Jpeg)]
    [InlineData("ar_4:5,c_fill,w_320", 320, 400, ImageFormat.Jpeg)]
    [InlineData("ar_1:1,c_fill", 400, 400, ImageFormat.Jpeg)]
    [InlineData("c_thumb,g_face,h_90,w_90", 90, 90, ImageFormat.Jpeg)]
    [InlineData("c_fill,h_300,w_300/c_scale,w_150/q_50", 150, 150, ImageFormat.Jpeg)]
    [InlineData("c_lfill,h_4000,w_4000", 400, 400, ImageFormat.Jpeg)]
    [InlineData("c_crop,g_center,h_50,w_60", 60, 50, ImageFormat.Jpeg)]
    public async Task Transformation_GivesItsSizeAndFormat(string chain, int width, int height, ImageFormat format)
    {
        await UploadAsync(Pictures.Jpeg(600, 400), ("public_id", "ws/wide"), ("overwrite", "false"));
        var answer = await DeliverAsync($"image/upload/{chain}/v1/ws/wide");
        var facts = Pictures.Facts(answer.Bytes);

        Assert.Equal((width, height, format), (facts.Size.Width, facts.Size.Height, facts.Format));
        Assert.Equal(facts.MimeType, answer.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Extension_Converts()
    {
        await UploadAsync(Pictures.Jpeg(), ("public_id", "ext"));

        Assert.Equal(ImageFormat.Png, Pictures.Facts((await DeliverAsync("image/upload/ext.png")).Bytes).Format);
    }

    [Fact]
    public async Task AutoFormat_FollowsAccept()
    {
        await UploadAsync(Pictures.Jpeg(), ("public_id", "auto"));

        Assert.Equal("image/webp", (await DeliverAsync("image/upload/f_auto/v1/auto", "image/webp,*/*")).Headers["Content-Type"]);
        var plain = await DeliverAsync("image/upload/f_auto/v1/auto", "image/jpeg");
        Assert.Equal(("image/jpeg", "Accept"), (plain.Headers["Content-Type"], plain.Headers["Vary"]));
    }

    [Theory]
    [InlineData("w_abc", 400, "Invalid width in transformation: abc")]
    [InlineData("foo_1", 400, "Unknown transformation foo_1")]
    [InlineData("e_sepia", 400, "Unknown transformation e_sepia")]
    [InlineData("c_limit,g_auto,w_10", 400, "Use auto gravity only with crop, fill, lfill, fill_pad or thumb")]
    [InlineData("c_dance,w_10", 400, "Invalid crop mode in transformation: dance")]
    [InlineData("q_101", 400, "Invalid quality in transformation: 101")]
    [InlineData("ar_0:5,c_fill", 400, "Invalid aspect ratio in transformation: 0:5")]
    public async Task WrongTransformation_IsToldInTheHeader(string chain, int status, string error)
    {
        await UploadAsync(Pictures.Jpeg(), ("public_id", "wrong"), ("overwrite", "false"));
        var answer = await DeliverAsync($"image/upload/{chain}/v1/wrong.jpg");

        Assert.Equal((status, error), (answer.Status, answer.Headers["X-Cld-Error"]));
        Assert.Empty(answer.Bytes);
    }

    [Fact]
    public async Task MissingPicture_Is404WithItsName()
    {
        var answer = await DeliverAsync("image/upload/v1/ws/nothing.jpg");

        Assert.Equal((404, "Resource not found - ws/nothing"), (answer.Status, answer.Headers["X-Cld-Error"]));
    }

    [Fact]
    public async Task Edge_KeepsTheOldBytesUnderTheOldAddress()
    {
        var (before, after) = (Pictures.Jpeg(320, 320), Pictures.Jpeg(330, 330));
        await UploadAsync(before, ("public_id", "edge"));
        var first = await DeliverAsync("image/upload/edge.jpg");
        var json = (await UploadAsync(after, ("public_id", "edge"))).Json;
        var stale = await DeliverAsync("image/upload/edge.jpg");
        var versioned = await Emulator.SendAsync(HttpMethod.Get, (string)json["secure_url"]!);
        await UploadAsync(after, ("public_id", "edge"), ("invalidate", "true"));

        Assert.Equal(before, first.Bytes);
        Assert.Equal(before, stale.Bytes);
        Assert.Equal(after, versioned.Bytes);
        Assert.Equal(after, (await DeliverAsync("image/upload/edge.jpg")).Bytes);
    }

    [Fact]
    public async Task PrivateAsset_NeedsASignature()
    {
        await UploadAsync(Pictures.Jpeg(), ("public_id", "secret"), ("type", "authenticated"));
        var signature = Emulators.Cloudinary.DeliverySignature.Sha1("secret.jpg" + Secret);
        var plain = await DeliverAsync("image/authenticated/v1/secret.jpg");

        Assert.Equal((401, "deny or ACL failure"), (plain.Status, plain.Headers["X-Cld-Error"]));
        Assert.Equal(200, (await DeliverAsync($"image/authenticated/s--{signature}--/v1/secret.jpg")).Status);
        Assert.Equal(401, (await DeliverAsync("image/authenticated/s--AAAAAAAA--/v1/secret.jpg")).Status);
    }

    [Fact]
    public async Task StrictTransformations_NeedASignatureOrEager()
    {
        await UploadAsync(Pictures.Jpeg(), ("public_id", "strict"), ("eager", "w_100"));
        await Emulator.SettingsAsync("""{"cloudinary":{"strictTransformations":true}}""");
        var (eager, other, original) = (await DeliverAsync("image/upload/w_100/v1/strict.jpg"), await DeliverAsync("image/upload/w_101/v1/strict.jpg"), await DeliverAsync("image/upload/v1/strict.jpg"));
        await Emulator.SettingsAsync("""{"cloudinary":{"strictTransformations":false}}""");

        Assert.Equal((200, 401, 200), (eager.Status, other.Status, original.Status));
    }
}
