namespace SocialImages.Emulators.Tests.OpenAI;

public sealed class LookingAtPicturesTests(Emulator emulator) : OpenAITests(emulator), IClassFixture<Emulator>
{
    private const string Schema = """{"type":"object","properties":{"tags":{"type":"array","items":{"type":"string"}}},"required":["tags"],"additionalProperties":false}""";

    [Fact]
    public async Task Picture_IsDescribedInTheWantedForm()
    {
        var answer = await AskAsync();

        Assert.Equal(200, answer.Status);
        var choice = answer.Json["choices"]![0]!;
        Assert.Equal(("stop", "assistant"), ((string?)choice["finish_reason"], (string?)choice["message"]!["role"]));
        Assert.Matches("""^\{"tags":\["red",.*\]\}$""", (string?)choice["message"]!["content"]);
    }

    [Theory]
    [InlineData("gpt-image-2", "low", Schema, 404, "model_not_found")]
    [InlineData("gpt-4.1-mini", "fine", Schema, 400, "invalid_value")]
    [InlineData("gpt-4.1-mini", "low", """{"type":"object","properties":{"tags":{}},"required":["tags"]}""", 400, "invalid_json_schema")]
    [InlineData("gpt-4.1-mini", "low", """{"type":"object","properties":{"tags":{}},"required":[],"additionalProperties":false}""", 400, "invalid_json_schema")]
    public async Task WrongRequest_IsRefused(string model, string detail, string schema, int status, string code)
    {
        var answer = await AskAsync(model, detail, schema);

        Assert.Equal((status, code), (answer.Status, (string?)answer.Error["code"]));
    }

    [Fact]
    public async Task UnreadablePicture_IsRefused()
        => Assert.Equal("invalid_image_format", (string?)(await AskAsync(picture: [1, 2, 3])).Error["code"]);

    [Fact]
    public async Task UnknownField_IsRefused()
        => IsRefused(await PostAsync("/openai/v1/chat/completions", """{"model":"gpt-4.1-mini","prompt":"x"}"""), 400, "invalid_request_error", "unknown_parameter", "prompt");

    private Task<Answer> AskAsync(string model = "gpt-4.1-mini", string detail = "low", string schema = Schema, byte[]? picture = null)
    {
        var url = $"data:image/jpeg;base64,{Convert.ToBase64String(picture ?? Pictures.Red())}";
        return PostAsync("/openai/v1/chat/completions", $$$"""
            {"model":"{{{model}}}","max_completion_tokens":100,
             "messages":[{"role":"system","content":"Tags, please."},{"role":"user","content":[{"type":"image_url","image_url":{"url":"{{{url}}}","detail":"{{{detail}}}"}}]}],
             "response_format":{"type":"json_schema","json_schema":{"name":"tags","strict":true,"schema":{{{schema}}} } } }
            """);
    }
}
