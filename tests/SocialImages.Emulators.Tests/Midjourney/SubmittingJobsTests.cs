using System.Text.Json.Nodes;

namespace SocialImages.Emulators.Tests.Midjourney;

public sealed class SubmittingJobsTests(Emulator emulator) : IAsyncLifetime, IClassFixture<Emulator>
{
    public async ValueTask InitializeAsync() => await emulator.ControlAsync("/_control/reset");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Imagine_IsAGridAndThenOnePicture()
    {
        var grid = await ImagineAsync("a quiet lake --ar 16:9");
        Assert.Equal(1, (int)grid["code"]!);
        var done = await EndOfAsync((string)grid["result"]!);
        Assert.Equal(("SUCCESS", "100%", "IMAGINE"), ((string?)done["status"], (string?)done["progress"], (string?)done["action"]));

        var single = await ChangeAsync((string)grid["result"]!, "UPSCALE", 2);
        var large = await EndOfAsync((string)single["result"]!);
        var gridSize = Pictures.Facts(await emulator.Http.GetByteArrayAsync(new Uri((string)done["imageUrl"]!))).Size;
        var size = Pictures.Facts(await emulator.Http.GetByteArrayAsync(new Uri((string)large["imageUrl"]!))).Size;
        Assert.Equal((1.75, 1.75), (Math.Round(gridSize.Ratio * 4) / 4, Math.Round(size.Ratio * 4) / 4));
    }

    [Fact]
    public async Task ProgressIsAText_AndPreviewsComeOnTheWay()
    {
        await emulator.SettingsAsync("""{"midjourney":{"gridDelayMs":400}}""");
        var id = (string)(await ImagineAsync("a lake"))["result"]!;
        var seen = new HashSet<string>();
        var previews = 0;
        JsonNode job;
        do
        {
            job = (await FetchAsync(id)).Json;
            if (job["progress"] is { } progress) seen.Add((string)progress!);
            if ((string?)job["status"] == "IN_PROGRESS" && job["imageUrl"] is not null) previews++;
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
        while ((string?)job["status"] != "SUCCESS");

        Assert.Contains("100%", seen);
        Assert.True(seen.Count > 2);
        Assert.True(previews > 0);
    }

    [Fact]
    public async Task UnknownJob_Is200WithNothing()
    {
        var answer = await FetchAsync("1");
        Assert.Equal((200, ""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task BannedWord_IsCode24()
    {
        var answer = await ImagineAsync("a gory lake");
        Assert.Equal((24, "gory"), ((int)answer["code"]!, (string?)answer["properties"]!["bannedWord"]));
    }

    [Theory]
    [InlineData("imagine", """{"prompt":""}""", 4)]
    [InlineData("imagine", """{"prompt":"a lake","base64Array":["nonsense"]}""", 4)]
    [InlineData("change", """{"taskId":"1","action":"UPSCALE","index":1}""", 3)]
    [InlineData("change", """{"taskId":"1","action":"UPSCALE","index":5}""", 4)]
    [InlineData("change", """{"taskId":"1","action":"ENLARGE","index":1}""", 4)]
    [InlineData("simple-change", """{"content":"1 U1"}""", 3)]
    [InlineData("simple-change", """{"content":"U1"}""", 4)]
    public async Task Refusals_Are200WithACode(string path, string body, int code) => Assert.Equal(code, (int)(await PostAsync(path, body)).Json["code"]!);

    [Fact]
    public async Task SameUpscaleTwice_IsCode21WithTheFirstOne()
    {
        var grid = (string)(await ImagineAsync("a lake"))["result"]!;
        await EndOfAsync(grid);
        var first = await ChangeAsync(grid, "UPSCALE", 1);
        var second = (await PostAsync("simple-change", $$"""{"content":"{{grid}} U1"}""")).Json;

        Assert.Equal((1, 21), ((int)first["code"]!, (int)second["code"]!));
        Assert.Equal((string?)first["result"], (string?)second["result"]);
    }

    [Fact]
    public async Task UpscaleOfAnUnfinishedGrid_IsCode4()
    {
        await emulator.SettingsAsync("""{"midjourney":{"gridDelayMs":60000}}""");
        var grid = (string)(await ImagineAsync("a lake"))["result"]!;
        Assert.Equal(4, (int)(await ChangeAsync(grid, "UPSCALE", 1))["code"]!);
    }

    [Fact]
    public async Task FullQueue_IsCode23()
    {
        await emulator.SettingsAsync("""{"midjourney":{"gridDelayMs":60000,"concurrency":0,"queueLength":2}}""");
        var codes = new List<int>();
        for (var job = 0; job < 3; job++) codes.Add((int)(await ImagineAsync("a lake"))["code"]!);
        Assert.Equal([22, 22, 23], codes);
    }

    [Theory]
    [InlineData("a lake, blocked-at-output", "moderator")]
    [InlineData("a lake --frobnicate 3", "Unrecognized")]
    [InlineData("a lake --ar wide", "--ar")]
    [InlineData("a lake --s 2000", "--s")]
    [InlineData("a lake --v 3", "--v")]
    public async Task OffenceTakenLater_IsAFailedJob(string prompt, string reason)
    {
        var job = await EndOfAsync((string)(await ImagineAsync(prompt))["result"]!);
        Assert.Equal(("FAILURE", ""), ((string?)job["status"], (string?)job["progress"]));
        Assert.Contains(reason, (string?)job["failReason"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("revoked")]
    public async Task WrongSecret_Is401WithNothing(string? secret)
    {
        var answer = await PostAsync("imagine", """{"prompt":"a lake"}""", secret);
        Assert.Equal((401, ""), (answer.Status, answer.Text));
    }

    private async Task<JsonNode> ImagineAsync(string prompt) => (await PostAsync("imagine", $$"""{"prompt":"{{prompt}}"}""")).Json;

    private async Task<JsonNode> ChangeAsync(string id, string action, int index) => (await PostAsync("change", $$"""{"taskId":"{{id}}","action":"{{action}}","index":{{index}}}""")).Json;

    private async Task<JsonNode> EndOfAsync(string id)
    {
        while (true)
        {
            var job = (await FetchAsync(id)).Json;
            if ((string?)job["status"] is "SUCCESS" or "FAILURE") return job;
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    private Task<Answer> FetchAsync(string id) => SendAsync(HttpMethod.Get, $"/midjourney/mj/task/{id}/fetch", content: null, "good");

    private Task<Answer> PostAsync(string path, string body, string? secret = "good") => SendAsync(HttpMethod.Post, $"/midjourney/mj/submit/{path}", Emulator.Json(body), secret);

    private async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, string? secret)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (secret is not null) request.Headers.Add("mj-api-secret", secret);
        using var response = await emulator.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
