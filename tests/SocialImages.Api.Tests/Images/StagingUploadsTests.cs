using System.Net;
using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests.Images;

public sealed class StagingUploadsTests(Service service)
{
    [Fact]
    public async Task FilePutToItsTarget_BecomesAPicture()
    {
        var owner = await service.NewOwnerAsync("Stages");
        var bytes = await Uploads.PictureAsync(20);
        var target = await TargetAsync(owner, bytes.Length);

        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(target, bytes));
        var image = await CompleteAsync(owner, target);
        var again = await CompleteAsync(owner, target);

        Assert.Equal(Text(image, "id"), Text(again, "id"));
        Assert.Equal("By the sea", Text(image, "altText"));
        Assert.Equal(0, await service.CountAsync("staged_chunks", $"upload_id in (select id from staged_uploads where image_id is not null)"));
    }

    [Fact]
    public async Task BigFile_ComesThroughWhole()
    {
        var owner = await service.NewOwnerAsync("Stages big");
        var bytes = await Uploads.PictureAsync(21, Imaging.ImageFormat.Png, 1600, 1200);
        var target = await TargetAsync(owner, bytes.Length);

        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(target, bytes));

        Assert.Equal(1600, (await CompleteAsync(owner, target)).GetProperty("size").GetProperty("width").GetInt32());
    }

    [Fact]
    public async Task Target_TakesOneFile()
    {
        var owner = await service.NewOwnerAsync("Once");
        var bytes = await Uploads.PictureAsync(22);
        var target = await TargetAsync(owner, bytes.Length);

        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(target, bytes));
        Assert.Equal(HttpStatusCode.Conflict, await PutAsync(target, bytes));
    }

    [Fact]
    public async Task SecondSenderOfOneTarget_IsSentAwayWhileTheFirstIsSending()
    {
        var owner = await service.NewOwnerAsync("Two senders");
        var bytes = await Uploads.PictureAsync(25);
        var target = await TargetAsync(owner, bytes.Length);
        var slow = new SlowBody(bytes);

        var first = SlowBody.PutAsync(new Uri(Text(target, "url")), slow);
        await slow.HalfSent;
        using (var http = new HttpClient())
        using (var second = await http.PutAsync(new Uri(Text(target, "url")), new ByteArrayContent(bytes)))
        {
            Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
            Assert.NotNull(second.Headers.RetryAfter);
        }

        slow.Release();
        Assert.Equal(HttpStatusCode.NoContent, await first);
        Assert.NotEmpty(Text(await CompleteAsync(owner, target), "id"));
    }

    [Fact]
    public async Task TargetsOfOneMember_AreAtMostTwentyUntilTheEndedOnesAreSwept()
    {
        var owner = await service.NewOwnerAsync("Hoarder");
        var codes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => TryTargetAsync(owner)));
        Assert.Equal((20, 10), (codes.Count(code => code is null), codes.Count(code => code == "VALIDATION")));

        await service.ChangeAsync("update staged_uploads set expires_at = now() - interval '11 minutes' where workspace_id = (select id from workspaces where name = 'Hoarder')");
        Assert.Equal("VALIDATION", await TryTargetAsync(owner));

        Assert.Equal(0, (await service.RunAsync("images", "sweep")).ExitCode);
        Assert.Null(await TryTargetAsync(owner));
    }

    [Fact]
    public async Task OtherSizeThanPromised_IsRefusedAndTheTargetStaysUsable()
    {
        var owner = await service.NewOwnerAsync("Sizes");
        var bytes = await Uploads.PictureAsync(23);
        var target = await TargetAsync(owner, bytes.Length);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PutAsync(target, bytes[1..]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PutAsync(target, bytes[1..], chunked: true));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PutAsync(target, [.. bytes, .. new byte[100_000]], chunked: true));
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(target, bytes, chunked: true));

        Assert.NotEmpty(Text(await CompleteAsync(owner, target), "id"));
    }

    [Fact]
    public async Task MoreThanTheLimit_IsRefusedBeforeAByteIsSent()
        => Assert.Equal("UPLOAD_TOO_LARGE", await RefusalAsync(
            await service.NewOwnerAsync("Too large"), "createUploadTarget", new { fileName = "a.jpg", byteSize = (30 * 1024 * 1024) + 1 }, "uploadTarget { url }"));

    [Fact]
    public async Task CompletingBeforeThePut_IsAValidationError()
    {
        var owner = await service.NewOwnerAsync("Early");
        var target = await TargetAsync(owner, 1000);

        Assert.Equal("VALIDATION", await RefusalAsync(owner, "completeUpload", new { uploadId = Text(target, "uploadId") }, "image { id }"));
    }

    [Fact]
    public async Task AnotherWorkspacesUpload_IsNotFound()
    {
        var bytes = await Uploads.PictureAsync(24);
        var target = await TargetAsync(await service.NewOwnerAsync("Mine staged"), bytes.Length);
        await PutAsync(target, bytes);
        var stranger = await service.NewOwnerAsync("Stranger");

        Assert.Equal("NOT_FOUND", await RefusalAsync(stranger, "completeUpload", new { uploadId = Text(target, "uploadId") }, "image { id }"));
        Assert.Equal(0, (await stranger.QueryAsync("{ images { totalCount } }")).GetProperty("images").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task FileThatIsNoPicture_IsRefusedAtCompletion()
    {
        var owner = await service.NewOwnerAsync("Script");
        var target = await TargetAsync(owner, 18);
        await PutAsync(target, "#!/bin/sh\nexit 0\n\n"u8.ToArray()[..18]);

        Assert.Equal("UNSUPPORTED_IMAGE_FORMAT", await RefusalAsync(owner, "completeUpload", new { uploadId = Text(target, "uploadId") }, "image { id }"));
    }

    [Theory]
    [InlineData("/uploads/short")]
    [InlineData("/uploads/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task UnknownAddress_IsNotFound(string path)
    {
        using var response = await service.Anonymous.Http.PutAsync(path, new ByteArrayContent([1]));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task<JsonElement> TargetAsync(GraphQLClient owner, int byteSize)
        => (await owner.MutateAsync(
            "createUploadTarget", new { fileName = "sea.jpg", byteSize }, "uploadTarget { uploadId url headers { name value } expiresAt byteSize }")).GetProperty("uploadTarget");

    private static async Task<string?> TryTargetAsync(GraphQLClient owner)
    {
        var payload = await owner.TryMutateAsync("createUploadTarget", new { fileName = "a.jpg", byteSize = 1000 }, "uploadTarget { uploadId }");
        return payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors ? Text(errors[0], "code") : null;
    }

    private static async Task<JsonElement> CompleteAsync(GraphQLClient owner, JsonElement target)
        => (await owner.MutateAsync(
            "completeUpload", new { uploadId = Text(target, "uploadId"), altText = "By the sea" }, "image { id altText size { width } }")).GetProperty("image");

    private static async Task<HttpStatusCode> PutAsync(JsonElement target, byte[] bytes, bool chunked = false)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, Text(target, "url")) { Content = new ByteArrayContent(bytes) };
        if (chunked) request.Headers.TransferEncodingChunked = true;
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<string> RefusalAsync(GraphQLClient owner, string mutation, object input, string selection)
        => Text((await owner.TryMutateAsync(mutation, input, selection)).GetProperty("errors")[0], "code");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
