using System.Text.Json.Nodes;
using SocialImages.Imaging;

namespace SocialImages.Emulators.Tests.Gemini;

public sealed class GeneratingContentTests(Emulator emulator) : IAsyncLifetime, IClassFixture<Emulator>
{
    private const string Model = "gemini-nano-banana-2.1";

    // Settings go back, the clock stays: some models end at a date.
    public async ValueTask InitializeAsync() => await emulator.SettingsAsync("""{"gemini":{"blockReason":null,"finishReason":null,"mimeType":"image/png","requestsPerMinute":10000}}""");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("1:1", "1K", 1024, 1024)]
    [InlineData("4:5", "1K", 928, 1152)]
    [InlineData("4:5", "2K", 1856, 2304)]
    [InlineData("9:16", "1K", 768, 1376)]
    [InlineData("1:8", "1K", 384, 3072)]
    public async Task RatioAndStep_DecideTheSize(string ratio, string step, int width, int height)
    {
        var answer = await PostAsync($$"""{"responseModalities":["IMAGE"],"imageConfig":{"aspectRatio":"{{ratio}}","imageSize":"{{step}}"}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal("STOP", (string?)Candidate(answer)["finishReason"]);
        var picture = Candidate(answer)["content"]!["parts"]![0]!["inlineData"]!;
        Assert.Equal("image/png", (string?)picture["mimeType"]);
        Assert.Equal(new PixelSize(width, height), Pictures.Facts(Convert.FromBase64String((string)picture["data"]!)).Size);
        Assert.True((int)answer.Json["usageMetadata"]!["candidatesTokenCount"]! > 0);
        Assert.NotEmpty((string?)answer.Json["responseId"] ?? "");
    }

    [Theory]
    [InlineData("""{"imageConfig":{"imageSize":"1k"}}""", "Invalid image size")]
    [InlineData("""{"imageConfig":{"imageSize":"512"}}""", "Invalid image size")]
    [InlineData("""{"imageConfig":{"aspectRatio":"1.91:1"}}""", "aspect_ratio")]
    [InlineData("""{"imageConfig":{"personGeneration":"allow_all"}}""", "Unknown name")]
    [InlineData("""{"imageConfig":{"outputMimeType":"image/jpeg"}}""", "Unknown name")]
    [InlineData("""{"numberOfImages":2}""", "Unknown name")]
    [InlineData("""{"candidateCount":2}""", "Multiple candidates")]
    [InlineData("""{"seed":4294967295}""", "TYPE_INT32")]
    public async Task WrongConfig_Is400(string config, string message) => IsRefused(await PostAsync(config), 400, "INVALID_ARGUMENT", message);

    [Theory]
    [InlineData("SAFETY")]
    [InlineData("OTHER")]
    [InlineData("BLOCKLIST")]
    [InlineData("PROHIBITED_CONTENT")]
    [InlineData("IMAGE_SAFETY")]
    public async Task BlockedPrompt_Is200WithoutCandidates(string reason)
    {
        await emulator.SettingsAsync($$$"""{"gemini":{"blockReason":"{{{reason}}}"}}""");
        var answer = await PostAsync();

        Assert.Equal((200, reason), (answer.Status, (string?)answer.Json["promptFeedback"]!["blockReason"]));
        Assert.Null(answer.Json["candidates"]);
    }

    [Theory]
    [InlineData("IMAGE_SAFETY")]
    [InlineData("IMAGE_PROHIBITED_CONTENT")]
    [InlineData("IMAGE_RECITATION")]
    [InlineData("IMAGE_OTHER")]
    [InlineData("NO_IMAGE")]
    [InlineData("MAX_TOKENS")]
    public async Task BlockedPicture_Is200WithoutContent(string reason)
    {
        await emulator.SettingsAsync($$$"""{"gemini":{"finishReason":"{{{reason}}}"}}""");
        var answer = await PostAsync();

        Assert.Equal((200, reason), (answer.Status, (string?)Candidate(answer)["finishReason"]));
        Assert.Null(Candidate(answer)["content"]);
    }

    [Theory]
    [InlineData("a gory lake", "promptFeedback", "blockReason", "SAFETY")]
    [InlineData("a lake, blocked-at-output", "candidates", "finishReason", "IMAGE_SAFETY")]
    [InlineData("a lake, no-image", "candidates", "finishReason", "NO_IMAGE")]
    public async Task WordsInThePrompt_AskForRefusals(string prompt, string place, string name, string expected)
    {
        var answer = await PostAsync(prompt: prompt);
        var found = place == "candidates" ? Candidate(answer) : answer.Json[place]!;
        Assert.Equal((200, expected), (answer.Status, (string?)found[name]));
    }

    [Fact]
    public async Task Prose_IsAStopWithoutAPicture()
    {
        var answer = await PostAsync(prompt: "a lake, answered-in-prose");
        Assert.Equal("STOP", (string?)Candidate(answer)["finishReason"]);
        Assert.Null(Candidate(answer)["content"]!["parts"]![0]!["inlineData"]);
    }

    [Fact]
    public async Task ThinkingModel_SendsADraftMarkedAsAThought()
    {
        var parts = Candidate(await PostAsync(model: "gemini-3-pro-image"))["content"]!["parts"]!.AsArray();
        Assert.Equal([true, true, null], parts.Select(part => (bool?)part!["thought"]));
        Assert.Equal("image/jpeg", (string?)parts[1]!["inlineData"]!["mimeType"]);
    }

    [Theory]
    [InlineData("gemini-3.1-flash-image")]
    [InlineData("gemini-2.5-flash-image")]
    [InlineData("gemini-3-pro-image-preview")]
    [InlineData("imagen-4.0-generate-001")]
    public async Task RetiredModel_Is404(string model) => IsRefused(await PostAsync(model: model), 404, "NOT_FOUND", model);

    [Theory]
    [InlineData(null, 403, "PERMISSION_DENIED", null)]
    [InlineData("revoked", 400, "INVALID_ARGUMENT", "API_KEY_INVALID")]
    [InlineData("blocked", 403, "PERMISSION_DENIED", "API_KEY_SERVICE_BLOCKED")]
    [InlineData("no-credit", 400, "FAILED_PRECONDITION", null)]
    public async Task Keys_AreChecked(string? key, int status, string state, string? reason)
    {
        var answer = await PostAsync(key: key);
        IsRefused(answer, status, state, "");
        Assert.Equal(reason, (string?)answer.Error["details"]?[0]?["reason"]);
    }

    [Fact]
    public async Task TooManyRequests_AdviseInTheBody()
    {
        await emulator.SettingsAsync("""{"gemini":{"requestsPerMinute":0}}""");
        var answer = await PostAsync(key: "eager");

        IsRefused(answer, 429, "RESOURCE_EXHAUSTED", "quota");
        Assert.DoesNotContain("Retry-After", answer.Headers.Keys);
        Assert.Matches("^[0-9]+s$", (string?)answer.Error["details"]![1]!["retryDelay"]);
    }

    [Fact]
    public async Task References_AreRead()
    {
        var photo = Convert.ToBase64String(Pictures.Jpeg());
        Assert.Equal(200, (await PostAsync(parts: $$$""",{"inlineData":{"mimeType":"image/jpeg","data":"{{{photo}}}"}}""")).Status);
        IsRefused(await PostAsync(parts: """,{"inlineData":{"mimeType":"image/gif","data":"AAAA"}}"""), 400, "INVALID_ARGUMENT", "MIME");
        IsRefused(await PostAsync(parts: """,{"inlineData":{"mimeType":"image/png","data":"???"}}"""), 400, "INVALID_ARGUMENT", "Base64");
        IsRefused(await PostAsync(parts: """,{"inlineData":{"mimeType":"image/png","data":"AAAA"}}"""), 400, "INVALID_ARGUMENT", "Unable to process");
        var eleven = string.Concat(Enumerable.Repeat($$$""",{"inlineData":{"mimeType":"image/jpeg","data":"{{{photo}}}"}}""", 11));
        IsRefused(await PostAsync(parts: eleven), 400, "INVALID_ARGUMENT", "Too many");
    }

    [Fact]
    public async Task WrongBody_Is400()
    {
        IsRefused(await SendAsync("no json"), 400, "INVALID_ARGUMENT", "Invalid JSON");
        IsRefused(await SendAsync("{}"), 400, "INVALID_ARGUMENT", "contents is not specified");
        IsRefused(await SendAsync("""{"contents":[{"parts":[{"text":"x"}]}],"prompt":"x"}"""), 400, "INVALID_ARGUMENT", "Unknown name");
    }

    private Task<Answer> PostAsync(string config = """{"responseModalities":["IMAGE"]}""", string prompt = "a quiet lake", string parts = "", string model = Model, string? key = "good")
        => SendAsync($$"""{"contents":[{"role":"user","parts":[{"text":"{{prompt}}"}{{parts}}]}],"generationConfig":{{config}}}""", model, key);

    private async Task<Answer> SendAsync(string body, string model = Model, string? key = "good")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/gemini/v1beta/models/{model}:generateContent") { Content = Emulator.Json(body) };
        if (key is not null) request.Headers.Add("x-goog-api-key", key);
        using var response = await emulator.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    private static JsonNode Candidate(Answer answer) => answer.Json["candidates"]![0]!;

    private static void IsRefused(Answer answer, int status, string state, string message)
    {
        Assert.Equal((status, status, state), (answer.Status, (int)answer.Error["code"]!, (string?)answer.Error["status"]));
        Assert.Contains(message, (string?)answer.Error["message"], StringComparison.Ordinal);
    }
}
