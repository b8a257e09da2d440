using SocialImages.Imaging;

namespace SocialImages.Emulators.Tests.OpenAI;

public sealed class GeneratingImagesTests(Emulator emulator) : OpenAITests(emulator), IClassFixture<Emulator>
{
    [Fact]
    public async Task Answer_HasPictureResolvedValuesAndUsage()
    {
        var answer = await GenerateAsync("\"size\":\"auto\",\"quality\":\"auto\",\"background\":\"auto\"");

        Assert.Equal(200, answer.Status);
        Assert.Equal("1024x1024", (string?)answer.Json["size"]);
        Assert.Equal("medium", (string?)answer.Json["quality"]);
        Assert.Equal("opaque", (string?)answer.Json["background"]);
        Assert.Equal("png", (string?)answer.Json["output_format"]);
        Assert.Null(answer.Json["data"]![0]!["url"]);
        var facts = Pictures.Facts(Picture(answer));
        Assert.Equal((ImageFormat.Png, 1024, 1024), (facts.Format, facts.Size.Width, facts.Size.Height));
        var usage = answer.Json["usage"]!;
        Assert.Equal((int)usage["input_tokens"]! + (int)usage["output_tokens"]!, (int)usage["total_tokens"]!);
        Assert.Equal(1767, (int)usage["output_tokens"]!);
        Assert.Equal(0, (int)usage["input_tokens_details"]!["image_tokens"]!);
    }

    [Theory]
    [InlineData("png", ImageFormat.Png)]
    [InlineData("jpeg", ImageFormat.Jpeg)]
    [InlineData("webp", ImageFormat.WebP)]
    public async Task Format_IsWhatWasAskedFor(string format, ImageFormat expected)
    {
        var answer = await GenerateAsync($"\"output_format\":\"{format}\",\"size\":\"816x816\"");

        Assert.Equal(expected, Pictures.Facts(Picture(answer)).Format);
        Assert.Equal(format, (string?)answer.Json["output_format"]);
    }

    [Fact]
    public async Task SameOrderTwice_GivesTwoPictures()
    {
        var first = await GenerateAsync("\"size\":\"816x816\"");
        var second = await GenerateAsync("\"size\":\"816x816\"");

        Assert.NotEqual(Picture(first), Picture(second));
    }

    [Fact]
    public async Task Count_GivesThatManyDifferentPictures()
    {
        var answer = await GenerateAsync("\"n\":3,\"size\":\"816x816\"");

        Assert.Equal(3, answer.Json["data"]!.AsArray().Count);
        Assert.NotEqual(Picture(answer, 0), Picture(answer, 1));
        Assert.NotEqual(Picture(answer, 1), Picture(answer, 2));
    }

    [Theory]
    [InlineData("816x816")]
    [InlineData("1088x1360")]
    [InlineData("1536x1024")]
    [InlineData("1280x672")]
    public async Task LegalSize_IsPainted(string size)
    {
        var answer = await GenerateAsync($"\"size\":\"{size}\"");

        Assert.Equal(200, answer.Status);
        Assert.Equal(size, Pictures.Facts(Picture(answer)).Size.ToString());
    }

    [Theory]
    [InlineData("1080x1080")]
    [InlineData("1080x1350")]
    [InlineData("800x800")]
    [InlineData("3856x1024")]
    [InlineData("3840x2176")]
    [InlineData("3200x1040")]
    [InlineData("1024")]
    [InlineData("1024X1024")]
    [InlineData("01024x1024")]
    public async Task IllegalSize_IsRefused(string size)
    {
        var answer = await GenerateAsync($"\"size\":\"{size}\"");

        Assert.Equal(400, answer.Status);
        Assert.Equal("size", (string?)answer.Error["param"]);
    }

    [Fact]
    public async Task OldModel_TakesOnlyItsThreeSizes()
    {
        Assert.Equal(200, (await GenerateAsync("\"size\":\"1024x1536\"", "gpt-image-1.5")).Status);
        IsRefused(await GenerateAsync("\"size\":\"1088x1360\"", "gpt-image-1.5"), 400, "invalid_request_error", "invalid_value", "size");
    }

    [Theory]
    [InlineData("dall-e-2")]
    [InlineData("dall-e-3")]
    [InlineData("gpt-image-1")]
    [InlineData("gpt-image-2.5")]
    [InlineData("gpt-image-99")]
    public async Task DeadOrUnknownModel_IsNotFound(string model) =>
        IsRefused(await GenerateAsync("", model), 404, "invalid_request_error", "model_not_found", "model");

    [Theory]
    [InlineData("\"style\":\"vivid\"", "style", "unknown_parameter")]
    [InlineData("\"response_format\":\"b64_json\"", "response_format", "unknown_parameter")]
    [InlineData("\"seed\":7", "seed", "unknown_parameter")]
    [InlineData("\"negative_prompt\":\"x\"", "negative_prompt", "unknown_parameter")]
    [InlineData("\"complexity\":\"low\"", "complexity", "unknown_parameter")]
    [InlineData("\"input_fidelity\":\"high\"", "input_fidelity", "unknown_parameter")]
    [InlineData("\"quality\":\"hd\"", "quality", "invalid_value")]
    [InlineData("\"quality\":\"standard\"", "quality", "invalid_value")]
    [InlineData("\"quality\":\"xhigh\"", "quality", "invalid_value")]
    [InlineData("\"output_format\":\"gif\"", "output_format", "invalid_value")]
    [InlineData("\"background\":\"blue\"", "background", "invalid_value")]
    [InlineData("\"moderation\":\"off\"", "moderation", "invalid_value")]
    [InlineData("\"n\":0", "n", "integer_below_min_value")]
    [InlineData("\"n\":11", "n", "integer_above_max_value")]
    [InlineData("\"n\":\"2\"", "n", "invalid_type")]
    [InlineData("\"partial_images\":4", "partial_images", "integer_above_max_value")]
    [InlineData("\"output_compression\":101", "output_compression", "integer_above_max_value")]
    [InlineData("\"stream\":\"yes\"", "stream", "invalid_type")]
    public async Task WrongParameter_IsRefused(string field, string parameter, string code) =>
        IsRefused(await GenerateAsync(field), 400, "invalid_request_error", code, parameter);

    [Fact]
    public async Task TransparentJpeg_IsRefused()
    {
        var answer = await GenerateAsync("\"background\":\"transparent\",\"output_format\":\"jpeg\"");

        IsRefused(answer, 400, "image_generation_user_error", "invalid_value", "background");
    }

    [Fact]
    public async Task TransparentPng_HasAlpha()
    {
        var answer = await GenerateAsync("\"background\":\"transparent\",\"size\":\"816x816\"", "gpt-image-2.5-flare");

        Assert.True(Pictures.Facts(Picture(answer)).HasAlpha);
        Assert.Equal("transparent", (string?)answer.Json["background"]);
    }

    [Fact]
    public async Task NewerModels_TakeMoreQualitiesAndComplexity()
    {
        Assert.Equal(200, (await GenerateAsync("\"quality\":\"max\",\"size\":\"816x816\"", "gpt-image-2.5-sunburst")).Status);
        Assert.Equal(200, (await GenerateAsync("\"complexity\":\"low\",\"size\":\"816x816\"", "gpt-image-2.6-flare")).Status);
    }

    [Fact]
    public async Task MissingModelOrPrompt_IsRefused()
    {
        IsRefused(await PostAsync("/openai/v1/images/generations", """{"prompt":"x"}"""), 400, "invalid_request_error", "missing_required_parameter", "model");
        IsRefused(await PostAsync("/openai/v1/images/generations", """{"model":"gpt-image-2"}"""), 400, "invalid_request_error", "missing_required_parameter", "prompt");
        IsRefused(await GenerateAsync(prompt: ""), 400, "invalid_request_error", "string_below_min_length", "prompt");
    }

    [Fact]
    public async Task PromptLength_Ends_At32000()
    {
        Assert.Equal(200, (await GenerateAsync("\"size\":\"816x816\"", prompt: new string('a', 32_000))).Status);
        IsRefused(await GenerateAsync(prompt: new string('a', 32_001)), 400, "invalid_request_error", "string_above_max_length", "prompt");
    }

    [Fact]
    public async Task BrokenJson_IsRefused() =>
        IsRefused(await PostAsync("/openai/v1/images/generations", "{\"model\":"), 400, "invalid_request_error", null, null);

    [Fact]
    public async Task UnsafePrompt_IsBlockedWithDetails()
    {
        var answer = await GenerateAsync(prompt: "a gory massacre");

        IsRefused(answer, 400, "image_generation_user_error", "moderation_blocked", null);
        Assert.Equal("input", (string?)answer.Error["moderation_details"]!["moderation_stage"]);
        Assert.Contains("violence", answer.Error["moderation_details"]!["categories"]!.AsArray().Select(node => (string?)node));
        Assert.Contains(answer.Headers["x-request-id"], (string?)answer.Error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task PromptBlockedAfterPainting_SaysOutput()
    {
        var answer = await GenerateAsync("\"size\":\"816x816\"", prompt: "blocked-at-output please");

        Assert.Equal("output", (string?)answer.Error["moderation_details"]!["moderation_stage"]);
    }

    [Fact]
    public async Task LowModeration_LetsMoreThrough()
    {
        Assert.Equal(400, (await GenerateAsync("\"size\":\"816x816\"", prompt: "a stabbing in a play")).Status);
        Assert.Equal(200, (await GenerateAsync("\"size\":\"816x816\",\"moderation\":\"low\"", prompt: "a stabbing in a play")).Status);
        Assert.Equal(400, (await GenerateAsync("\"moderation\":\"low\"", prompt: "a nude")).Status);
    }

    [Fact]
    public async Task Headers_NameRequestAndBudgets()
    {
        var answer = await GenerateAsync("\"size\":\"816x816\"");

        Assert.StartsWith("req_", answer.Headers["x-request-id"], StringComparison.Ordinal);
        Assert.Equal("10000", answer.Headers["x-ratelimit-limit-requests"]);
        Assert.True(int.Parse(answer.Headers["x-ratelimit-remaining-requests"], provider: null) < 10_000);
        Assert.Matches("^[0-9]+(ms|s)$", answer.Headers["x-ratelimit-reset-requests"]);
        Assert.Contains("x-ratelimit-limit-tokens", answer.Headers.Keys);
    }
}
