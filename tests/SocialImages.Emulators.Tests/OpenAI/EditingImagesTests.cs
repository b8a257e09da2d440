using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace SocialImages.Emulators.Tests.OpenAI;

public sealed class EditingImagesTests(Emulator emulator) : OpenAITests(emulator), IClassFixture<Emulator>
{
    private const string Path = "/openai/v1/images/edits";

    [Fact]
    public async Task OneImage_IsEdited()
    {
        var answer = await SendAsync(Multipart(("image", Pictures.Png(), "image/png")));

        Assert.Equal(200, answer.Status);
        Assert.Equal("816x816", Pictures.Facts(Picture(answer)).Size.ToString());
        Assert.Equal(323, (int)answer.Json["usage"]!["input_tokens_details"]!["image_tokens"]!);
        Assert.Contains("x-ratelimit-limit-input-images", answer.Headers.Keys);
    }

    [Fact]
    public async Task DotNetSdkShape_IsUnderstood()
    {
        // Unquoted names, filename*, no Content-Type on the file part, a long quoted boundary.
        var boundary = new string('-', 20) + Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");
        using var body = new MemoryStream();
        void Write(string text) => body.Write(Encoding.UTF8.GetBytes(text));
        foreach (var (name, value) in new[] { ("model", "gpt-image-2"), ("prompt", "tea"), ("size", "816x816") })
            Write($"--{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name={name}\r\n\r\n{value}\r\n");
        Write($"--{boundary}\r\nContent-Disposition: form-data; name=image; filename=ref.png; filename*=utf-8''ref.png\r\n\r\n");
        body.Write(Pictures.Png());
        Write($"\r\n--{boundary}--\r\n");
        var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary=\"{boundary}\"");

        Assert.Equal(200, (await SendAsync(content)).Status);
    }

    [Fact]
    public async Task OctetStream_IsRefused()
    {
        var answer = await SendAsync(Multipart(("image", Pictures.Png(), "application/octet-stream")));

        IsRefused(answer, 400, "image_generation_user_error", "unsupported_file_mimetype", "image");
        Assert.Equal(
            "Invalid file 'image': unsupported mimetype ('application/octet-stream'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.",
            (string?)answer.Error["message"]);
    }

    [Fact]
    public async Task SixteenReferences_AreTaken_SeventeenAreNot()
    {
        var file = Pictures.Png(64, 64);
        Assert.Equal(200, (await SendAsync(Multipart([.. Enumerable.Repeat(("image[]", file, "image/png"), 16)]))).Status);
        IsRefused(await SendAsync(Multipart([.. Enumerable.Repeat(("image[]", file, "image/png"), 17)])), 400, "invalid_request_error", "array_above_max_length", "image");
    }

    [Fact]
    public async Task NoImage_IsRefused() =>
        IsRefused(await SendAsync(Multipart()), 400, "invalid_request_error", "missing_required_parameter", "image");

    [Fact]
    public async Task Rubbish_IsRefused() =>
        IsRefused(await SendAsync(Multipart(("image", Encoding.UTF8.GetBytes("not a picture"), "image/png"))), 400, "image_generation_user_error", "invalid_image_file", "image");

    [Fact]
    public async Task Mask_MustHaveAlphaAndTheImagesSize()
    {
        var image = ("image", Pictures.Png(), "image/png");

        Assert.Equal(200, (await SendAsync(Multipart(image, ("mask", Pictures.PngWithAlpha(), "image/png")))).Status);
        IsRefused(await SendAsync(Multipart(image, ("mask", Pictures.Png(), "image/png"))), 400, "image_generation_user_error", "invalid_image_file", "mask");
        IsRefused(await SendAsync(Multipart(image, ("mask", Pictures.PngWithAlpha(64, 64), "image/png"))), 400, "image_generation_user_error", "invalid_image_file", "mask");
    }

    [Theory]
    [InlineData("gpt-image-2")]
    [InlineData("gpt-image-1-mini")]
    public async Task InputFidelity_IsRefusedByModelsWithoutIt(string model)
    {
        var content = Multipart(model, ("image", Pictures.Png(), "image/png"));
        content.Add(new StringContent("high"), "input_fidelity");

        IsRefused(await SendAsync(content), 400, "image_generation_user_error", "invalid_input_fidelity_model", "input_fidelity");
    }

    [Fact]
    public async Task InputFidelity_IsTakenByTheModelThatHasIt()
    {
        var content = Multipart("gpt-image-1.5", ("image", Pictures.Png(), "image/png"));
        content.Add(new StringContent("high"), "input_fidelity");

        Assert.Equal(200, (await SendAsync(content)).Status);
    }

    [Fact]
    public async Task JsonForm_TakesDataUrls()
    {
        var url = "data:image/png;base64," + Convert.ToBase64String(Pictures.Png());
        var answer = await PostAsync(Path, $$"""{"model":"gpt-image-2","prompt":"tea","size":"816x816","images":[{"image_url":"{{url}}"}]}""");

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Streaming_UsesTheEditsEvents()
    {
        var content = Multipart(("image", Pictures.Png(), "image/png"));
        content.Add(new StringContent("true"), "stream");
        content.Add(new StringContent("1"), "partial_images");

        var events = StreamingImagesTests.Events(await SendAsync(content));

        Assert.Equal(["image_edit.partial_image", "image_edit.completed"], events.Select(one => one.Name));
    }

    [Fact]
    public async Task InputImagesBudget_IsCountedByReference()
    {
        await Emulator.SettingsAsync("""{"openai":{"inputImagesPerMinute":5}}""");
        var file = Pictures.Png(64, 64);
        var first = await SendAsync(Multipart([.. Enumerable.Repeat(("image[]", file, "image/png"), 4)]), "Bearer sk-iipm");
        var second = await SendAsync(Multipart([.. Enumerable.Repeat(("image[]", file, "image/png"), 2)]), "Bearer sk-iipm");
        await Emulator.SettingsAsync("""{"openai":{"inputImagesPerMinute":50000}}""");

        Assert.Equal((200, 429), (first.Status, second.Status));
        Assert.Equal("input-images", (string?)second.Error["type"]);
        Assert.Contains("Limit 5", (string?)second.Error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variations_AreGone() =>
        Assert.Equal(404, (await Emulator.SendAsync(HttpMethod.Post, "/openai/v1/images/variations", Multipart(("image", Pictures.Png(), "image/png")), Key)).Status);

    private Task<Answer> SendAsync(HttpContent content, string key = Key) => Emulator.SendAsync(HttpMethod.Post, Path, content, key);

    private static MultipartFormDataContent Multipart(params (string Name, byte[] Bytes, string Type)[] files) => Multipart("gpt-image-2", files);

    private static MultipartFormDataContent Multipart(string model, params (string Name, byte[] Bytes, string Type)[] files)
    {
        var content = new MultipartFormDataContent { { new StringContent(model), "model" }, { new StringContent("a cup of tea"), "prompt" } };
        if (!model.StartsWith("gpt-image-1", StringComparison.Ordinal)) content.Add(new StringContent("816x816"), "size");
        var number = 0;
        foreach (var (name, bytes, type) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue(type);
            content.Add(part, name, string.Create(CultureInfo.InvariantCulture, $"{++number}.png"));
        }

        return content;
    }
}
