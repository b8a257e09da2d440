using System.Text.Json.Nodes;

namespace SocialImages.Emulators.Tests.OpenAI;

public sealed class ModeratingTests(Emulator emulator) : OpenAITests(emulator), IClassFixture<Emulator>
{
    [Fact]
    public async Task HarmlessText_HasThirteenCategoriesAndNoFlag()
    {
        var result = (await ModerateAsync("\"a cup of tea\"")).Json["results"]![0]!;

        Assert.False((bool)result["flagged"]!);
        Assert.Equal(13, result["categories"]!.AsObject().Count);
        Assert.Equal(13, result["category_scores"]!.AsObject().Count);
        Assert.All(result["category_scores"]!.AsObject(), score => Assert.InRange((double)score.Value!, 0, 0.1));
        Assert.All(result["category_applied_input_types"]!.AsObject(), types => Assert.Equal("text", (string?)Assert.Single(types.Value!.AsArray())));
    }

    [Theory]
    [InlineData("a murder scene", "violence")]
    [InlineData("a gory battlefield", "violence/graphic")]
    [InlineData("a nude model", "sexual")]
    [InlineData("racist slogans", "hate")]
    [InlineData("thoughts of suicide", "self-harm")]
    [InlineData("bullying at school", "harassment")]
    [InlineData("lines of cocaine", "illicit")]
    [InlineData("how to build a bomb", "illicit/violent")]
    public async Task ListedWord_FlagsItsCategory(string text, string category)
    {
        var result = (await ModerateAsync(JsonValue.Create(text)!.ToJsonString())).Json["results"]![0]!;

        Assert.True((bool)result["flagged"]!);
        Assert.True((bool)result["categories"]![category]!);
        Assert.InRange((double)result["category_scores"]![category]!, 0.8, 1);
    }

    [Fact]
    public async Task ArrayOfTexts_HasOneResultEach()
    {
        var results = (await ModerateAsync("""["tea","gore"]""")).Json["results"]!.AsArray();

        Assert.Equal([false, true], results.Select(result => (bool)result!["flagged"]!));
    }

    [Fact]
    public async Task TextAndPicture_AreOneInput()
    {
        var result = Assert.Single((await ModerateAsync($$"""[{"type":"text","text":"tea"},{{Image(Pictures.Jpeg())}}]""")).Json["results"]!.AsArray())!;

        Assert.False((bool)result["flagged"]!);
        Assert.Equal(2, result["category_applied_input_types"]!["violence"]!.AsArray().Count);
        Assert.Single(result["category_applied_input_types"]!["sexual/minors"]!.AsArray());
        Assert.Single(result["category_applied_input_types"]!["hate"]!.AsArray());
    }

    [Fact]
    public async Task RedPicture_IsViolence()
    {
        var result = (await ModerateAsync($"[{Image(Pictures.Red())}]")).Json["results"]![0]!;

        Assert.True((bool)result["categories"]!["violence"]!);
    }

    [Fact]
    public async Task UnreadablePicture_IsRefused() =>
        IsRefused(await ModerateAsync($"[{Image([1, 2, 3])}]"), 400, "invalid_request_error", "invalid_image_url", "input");

    [Fact]
    public async Task TextModel_TakesNoPictures() =>
        Assert.Equal(400, (await PostAsync("/openai/v1/moderations", $$"""{"model":"text-moderation-latest","input":[{{Image(Pictures.Jpeg())}}]}""")).Status);

    [Fact]
    public async Task UnknownModelOrMissingInput_IsRefused()
    {
        IsRefused(await PostAsync("/openai/v1/moderations", """{"model":"x","input":"tea"}"""), 404, "invalid_request_error", "model_not_found", "model");
        IsRefused(await PostAsync("/openai/v1/moderations", "{}"), 400, "invalid_request_error", "missing_required_parameter", "input");
    }

    [Fact]
    public async Task Models_AreListedWithTheirEnd()
    {
        var models = (await Emulator.SendAsync(HttpMethod.Get, "/openai/v1/models", authorization: Key)).Json["data"]!.AsArray();
        string? End(string id) => (string?)models.Single(model => (string?)model!["id"] == id)!["shutdown_date"];

        Assert.Equal("2026-12-01", End("gpt-image-1.5"));
        Assert.Null(End("gpt-image-2"));
        Assert.DoesNotContain(models, model => (string?)model!["id"] is "dall-e-3" or "gpt-image-1");
    }

    [Fact]
    public async Task PassingDecember_EndsTheOldModels()
    {
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":1209600}""");
        var answer = await GenerateAsync("\"size\":\"1024x1024\"", "gpt-image-1.5");
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":-1209600}""");

        IsRefused(answer, 404, "invalid_request_error", "model_not_found", "model");
    }

    private Task<Answer> ModerateAsync(string input) => PostAsync("/openai/v1/moderations", $$"""{"model":"omni-moderation-latest","input":{{input}}}""");

    private static string Image(byte[] file) => $$$"""{"type":"image_url","image_url":{"url":"data:image/jpeg;base64,{{{Convert.ToBase64String(file)}}}"}}""";
}
