using System.Text.Json;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Tests.Support;
using SocialImages.Imaging;

namespace SocialImages.Domain.Tests.Generations;

/// <summary>
/// Answers that hold a picture, and beside it what no row can keep. A write that fails for them would break the work off
/// after the picture is paid, and the next worker would pay again.
/// </summary>
public sealed class SurvivingLyingProvidersTests(SurvivingLyingProvidersTests.AllWires fixture) : IClassFixture<SurvivingLyingProvidersTests.AllWires>
{
    // No text of PostgreSQL may hold it.
    private const string Nothing = "\0";
    private readonly Workshop _workshop = fixture.Workshop;

    [Theory]
    [InlineData("""{"input_tokens":-5000000000000,"output_tokens":-5000000000000}""", 0)]
    [InlineData("""{"input_tokens":1,"output_tokens":9000000000000000000}""", 100)]
    public async Task ImpossibleUsage_IsStillAPictureWithAPrice(string usage, int usd)
    {
        var generation = await GenerateAsync("openai", "generate", await StreamAsync(new { usage = JsonDocument.Parse(usage).RootElement }));

        await AssertPaidOnceAsync(generation);
        Assert.Equal(usd, generation.CostUsd);
    }

    [Fact]
    public async Task RevisedPromptWithoutEnd_IsKeptInPart()
    {
        var generation = await GenerateAsync("openai", "generate", await StreamAsync(new { revised_prompt = Nothing + new string('x', 2_000_000) }));

        await AssertPaidOnceAsync(generation);
        Assert.Equal(new string('x', 4000), Assert.Single(await _workshop.ImagesAsync(generation.Id)).RevisedPrompt);
    }

    [Fact]
    public async Task NameOfTheCallThatIsNoText_IsKeptWithoutIt()
    {
        var body = new
        {
            responseId = $"call{Nothing}-1",
            candidates = new[] { new { content = new { parts = new[] { new { inlineData = new { mimeType = "image/png", data = await PictureAsync() } } } }, finishReason = "STOP" } },
        };

        var generation = await GenerateAsync("gemini", "generate", new { status = 200, body });

        await AssertPaidOnceAsync(generation);
        Assert.Equal("call-1", Assert.Single(await _workshop.AttemptsAsync(generation.Id)).RequestId);
    }

    [Fact]
    public async Task RefusalInUnheardOfWords_IsToldInThoseThatCanBe()
    {
        var ratings = Enumerable.Range(0, 500).Select(number => new { category = $"{Nothing}{number}{new string('y', 10_000)}", blocked = true });
        var generation = await GenerateAsync("gemini", "generate", new { status = 200, body = new { promptFeedback = new { blockReason = "SAFETY", safetyRatings = ratings } } });

        Assert.Equal((GenerationStatus.Failed, "PROMPT_REJECTED", 1), (generation.Status, generation.Failure!.Code, generation.Attempt));
        Assert.Equal(20, generation.Failure.Categories.Count);
        Assert.All(generation.Failure.Categories, category => Assert.Equal(200, category.Length));
        Assert.Equal(1, await _workshop.Outside.CountAsync("generate", "gemini"));
    }

    [Fact]
    public async Task ErrorCodeThatIsNoText_IsKeptWithoutIt()
    {
        var generation = await GenerateAsync(
            "openai", "generate", new { status = 400, body = new { error = new { message = "no", type = "image_generation_user_error", code = $"odd{Nothing}{new string('z', 10_000)}" } } });

        Assert.Equal((GenerationStatus.Failed, "VALIDATION", 1), (generation.Status, generation.Failure!.Code, generation.Attempt));
        Assert.Equal(500, Assert.Single(await _workshop.AttemptsAsync(generation.Id)).Error!.Length);
    }

    [Fact]
    public async Task ModeratorsOddScores_DoNotCostThePicture()
    {
        const string Body = """
            {"id":"m","model":"m","results":[{"flagged":false,"categories":{"a\u0000b":false},
             "category_scores":{"a\u0000b":0.25,"twice":0.5,"twice":0.75,"endless":1e999}}]}
            """;
        await _workshop.Outside.ResetAsync();
        await _workshop.Outside.MisbehaveAsync(new { operation = "moderate", fault = "status", times = 0, value = new { status = 200, contentType = "application/json", body = Body } });

        var generation = await _workshop.GenerateAsync(await _workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat" });

        await AssertPaidOnceAsync(generation);
        var scores = await _workshop.ReadAsync(context => Task.FromResult(context.ModerationVerdicts.First(verdict => verdict.GenerationId == generation.Id).Scores));
        Assert.Equal(["ab", "twice"], scores.Keys.Order());
    }

    private static async Task<string> PictureAsync()
        => Convert.ToBase64String((await SpareProvider.PaintAsync(new PixelSize(1024, 1024), CancellationToken.None)).Span);

    private static async Task<object> StreamAsync(object lie)
    {
        var data = JsonSerializer.SerializeToNode(lie)!.AsObject();
        data["type"] = "image_generation.completed";
        data["b64_json"] = await PictureAsync();
        return new { status = 200, contentType = "text/event-stream", body = $"data: {data.ToJsonString()}\n\n" };
    }

    private async Task<Generation> GenerateAsync(string provider, string operation, object answer)
    {
        await _workshop.Outside.ResetAsync();
        await _workshop.Outside.MisbehaveAsync(new { service = provider, operation, fault = "status", times = 0, value = answer });
        return await _workshop.GenerateAsync(await _workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat", Provider = provider });
    }

    private async Task AssertPaidOnceAsync(Generation generation)
    {
        Assert.Equal((GenerationStatus.Succeeded, 1), (generation.Status, generation.Attempt));
        Assert.Equal(AttemptOutcome.Succeeded, Assert.Single(await _workshop.AttemptsAsync(generation.Id)).Outcome);
        await _workshop.AssertBooksBalanceAsync();
    }

    public sealed class AllWires : IAsyncLifetime
    {
        public Workshop Workshop { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Workshop = await Workshop.OpenAsync(ProviderBench.Wires);
            await Workshop.StartWorkerAsync();
        }

        public ValueTask DisposeAsync() => Workshop.DisposeAsync();
    }
}
