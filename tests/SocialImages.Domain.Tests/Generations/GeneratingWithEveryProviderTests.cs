using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations;

/// <summary>From the request to the stored picture, with each wire.</summary>
public sealed class GeneratingWithEveryProviderTests(GeneratingWithEveryProviderTests.AllWires fixture) : IClassFixture<GeneratingWithEveryProviderTests.AllWires>
{
    private readonly Workshop _workshop = fixture.Workshop;

    [Theory]
    [InlineData("openai", "gpt-image-2")]
    [InlineData("stability", "stable-image-core")]
    [InlineData("google", "gemini-nano-banana-2.1")]
    [InlineData("midjourney", "midjourney-v7")]
    [InlineData("local", "loaded-checkpoint")]
    [InlineData("compatible", "loaded-model")]
    public async Task Request_IsStoredAndPaid(string provider, string model)
    {
        var caller = await _workshop.SignUpAsync(credits: 100);

        var generation = await _workshop.GenerateAsync(caller, new GenerateImages
        {
            Prompt = "a lighthouse at dawn", NegativePrompt = "people", Style = ImageStyle.Vivid, Provider = provider, AspectRatio = AspectRatio.Portrait_4_5, Count = 2,
        });

        Assert.Equal((GenerationStatus.Succeeded, null), (generation.Status, generation.Failure?.Code));
        var images = await _workshop.ImagesAsync(generation.Id);
        Assert.Equal(2, images.Count);
        Assert.All(images, image => Assert.Equal((model, 1080, 1350), (image.Model, image.Width, image.Height)));
        Assert.All(await _workshop.AttemptsAsync(generation.Id), attempt => Assert.Equal(AttemptOutcome.Succeeded, attempt.Outcome));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task EveryoneInTrouble_TheLastOneMakesIt()
    {
        foreach (var (service, operation) in new[] { ("openai", "generate"), ("stability", "generate"), ("gemini", "generate"), ("midjourney", "imagine") })
            await _workshop.Outside.MisbehaveAsync(new { service, operation, fault = "dropAfter", times = 0 });

        var generation = await _workshop.GenerateAsync(await _workshop.SignUpAsync(), new GenerateImages { Prompt = "a lighthouse" });
        await _workshop.Outside.ResetAsync();

        Assert.Equal("local", Assert.Single(await _workshop.ImagesAsync(generation.Id)).Provider);
        Assert.Equal(["openai", "stability", "gemini", "midjourney", "local"], (await _workshop.AttemptsAsync(generation.Id)).Select(attempt => attempt.Provider));
    }

    public sealed class AllWires : IAsyncLifetime
    {
        public Workshop Workshop { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Workshop = await Workshop.OpenAsync(outside => [.. ProviderBench.Wires(outside), ("IMAGE_GENERATION_FALLBACK", "stability,gemini,midjourney,local")]);
            await Workshop.StartWorkerAsync();
        }

        public ValueTask DisposeAsync() => Workshop.DisposeAsync();
    }
}
