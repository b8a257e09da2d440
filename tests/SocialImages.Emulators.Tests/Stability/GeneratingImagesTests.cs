namespace SocialImages.Emulators.Tests.Stability;

public sealed class GeneratingImagesTests(Emulator emulator) : StabilityTests(emulator), IClassFixture<Emulator>
{
    [Theory]
    [InlineData("core", 1.5)]
    [InlineData("ultra", 1.0)]
    [InlineData("sd3", 1.0)]
    public async Task Prompt_BecomesBytesWithFactsInHeaders(string model, double megapixels)
    {
        var answer = await PostAsync($"generate/{model}", ("prompt", "a quiet lake"));

        Assert.Equal(200, answer.Status);
        Assert.Equal(("image/png", "SUCCESS"), (answer.Headers["Content-Type"], answer.Headers["finish-reason"]));
        Assert.True(long.Parse(answer.Headers["seed"], provider: null) > 0);
        Assert.NotEmpty(answer.Headers["x-request-id"]);
        Assert.Equal(megapixels, Pictures.Facts(answer.Bytes).Size.Pixels / (1024.0 * 1024), 0.05);
    }

    [Fact]
    public async Task JsonWanted_HasTheFactsInside()
    {
        var answer = await PostAsync("generate/core", Form(("prompt", "a quiet lake"), ("seed", "77")), accept: "application/json");

        Assert.Equal("application/json; type=image/png", answer.Headers["Content-Type"]);
        Assert.DoesNotContain("finish-reason", answer.Headers.Keys);
        Assert.DoesNotContain("seed", answer.Headers.Keys);
        Assert.Equal(("SUCCESS", 77), ((string?)answer.Json["finish_reason"], (int)answer.Json["seed"]!));
        Assert.NotEmpty(Convert.FromBase64String((string)answer.Json["image"]!));
    }

    [Fact]
    public async Task FilteredPicture_Is200AndBlurred()
    {
        var answer = await PostAsync("generate/core", ("prompt", "a lake, blocked-at-output"));
        Assert.Equal((200, "CONTENT_FILTERED"), (answer.Status, answer.Headers["finish-reason"]));

        answer = await PostAsync("generate/core", Form(("prompt", "a lake, blocked-at-output")), accept: "application/json");
        Assert.Equal("CONTENT_FILTERED", (string?)answer.Json["finish_reason"]);
    }

    [Fact]
    public async Task FlaggedPrompt_Is403ByName() => IsRefused(await PostAsync("generate/ultra", ("prompt", "a gory lake")), 403, "content_moderation", "flagged");

    [Fact]
    public async Task SameSeed_GivesTheSamePicture()
    {
        var first = await PostAsync("generate/core", ("prompt", "a lake"), ("seed", "5"));
        var second = await PostAsync("generate/core", ("prompt", "a lake"), ("seed", "5"));
        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal("5", first.Headers["seed"]);
    }

    [Theory]
    [InlineData("core", "prompt", "", "prompt: is required")]
    [InlineData("core", "aspect_ratio", "3:4", "aspect_ratio: must be one of")]
    [InlineData("core", "seed", "4294967295", "seed: must be")]
    [InlineData("core", "seed", "many", "seed: must be")]
    [InlineData("core", "output_format", "gif", "output_format: must be one of")]
    [InlineData("core", "style_preset", "vivid", "style_preset: must be one of")]
    [InlineData("core", "strength", "0.5", "strength: is not allowed")]
    [InlineData("core", "n", "2", "n: is not allowed")]
    [InlineData("sd3", "model", "sd3-large", "model: must be one of")]
    [InlineData("sd3", "output_format", "webp", "output_format: must be one of")]
    [InlineData("sd3", "cfg_scale", "11", "cfg_scale: must be")]
    [InlineData("sd3", "mode", "image-to-image", "image: is required")]
    public async Task WrongField_Is400AndNamed(string model, string name, string value, string error)
    {
        (string, string)[] fields = name == "prompt" ? [(name, value)] : [("prompt", "a lake"), (name, value)];
        IsRefused(await PostAsync($"generate/{model}", fields), 400, "bad_request", error);
    }

    [Fact]
    public async Task LongPrompt_Is400() => IsRefused(await PostAsync("generate/core", ("prompt", new string('a', 10_001))), 400, "bad_request", "prompt: cannot exceed");

    [Fact]
    public async Task OtherLanguage_Is422WhereSet()
    {
        Assert.Equal(200, (await PostAsync("generate/core", ("prompt", "тихое озеро"))).Status);
        await Emulator.SettingsAsync("""{"stability":{"refusesOtherLanguages":true}}""");
        IsRefused(await PostAsync("generate/core", ("prompt", "тихое озеро")), 422, "invalid_language", "English");
        await Emulator.SettingsAsync("""{"stability":{"refusesOtherLanguages":false}}""");
    }

    [Fact]
    public async Task JsonBody_Is400()
        => IsRefused(await Emulator.SendAsync(HttpMethod.Post, "/stability/v2beta/stable-image/generate/core", Emulator.Json("""{"prompt":"a lake"}"""), Key), 400, "bad_request", "multipart/form-data");

    [Fact]
    public async Task ImageToImage_WantsStrengthAndNoRatio()
    {
        IsRefused(await PostAsync("generate/sd3", WithFile(Form(("prompt", "a lake"), ("mode", "image-to-image")), "image")), 400, "bad_request", "strength: is required");
        IsRefused(await PostAsync("generate/sd3", WithFile(Form(("prompt", "a lake"), ("mode", "image-to-image"), ("strength", "0.5"), ("aspect_ratio", "1:1")), "image")), 400, "bad_request", "aspect_ratio: is not allowed");
        Assert.Equal(200, (await PostAsync("generate/sd3", WithFile(Form(("prompt", "a lake"), ("mode", "image-to-image"), ("strength", "0.5")), "image"))).Status);
    }

    [Fact]
    public async Task HugeBody_Is413()
        => IsRefused(await PostAsync("generate/ultra", WithFile(Form(("prompt", "a lake"), ("strength", "0.5")), "image", Pictures.JpegOfSize(10_500_000))), 413, "payload_too_large", "too large");
}
