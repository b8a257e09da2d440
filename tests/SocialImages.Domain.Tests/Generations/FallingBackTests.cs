using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations;

public sealed class FallingBackTests
{
    [Fact]
    public async Task FirstProviderInTrouble_TheNextMakesIt()
    {
        await using var workshop = await OpenAsync(new SpareProvider());
        await workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "status", value = 500, times = 0 });

        var generation = await workshop.GenerateAsync(await workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat", Size = "512x512" });

        Assert.Equal(GenerationStatus.Succeeded, generation.Status);
        var image = Assert.Single(await workshop.ImagesAsync(generation.Id));
        Assert.Equal(("spare", "spare-1"), (image.Provider, image.Model));
        Assert.Equal(["openai", "spare"], (await workshop.AttemptsAsync(generation.Id)).Select(attempt => attempt.Provider));
        Assert.Equal(0.05m * 512 * 512 / (1024 * 1024) * 4 + 0.02m, generation.CostUsd);
        Assert.Equal(5, generation.CreditsCaptured.Value);
        Assert.Contains((await workshop.EventsAsync(generation.Id)), row => row.Provider == "spare" && row.Stage == GenerationStage.Generating);
    }

    [Fact]
    public async Task AllInTrouble_AllAreNamed()
    {
        await using var workshop = await OpenAsync(new SpareProvider { Before = (_, _) => throw new ImageProviderException(ProviderFailure.OutOfCredit, "no money") });
        await workshop.Outside.MisbehaveAsync(new { operation = "generate", fault = "status", value = 500, times = 0 });

        var generation = await workshop.GenerateAsync(await workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat", Size = "512x512" });

        Assert.Equal(["openai", "spare"], generation.Failure!.TriedProviders);
    }

    [Fact]
    public async Task ContentRefusal_IsNotShopped()
    {
        var spare = new SpareProvider();
        await using var workshop = await OpenAsync(spare);

        var generation = await workshop.GenerateAsync(await workshop.SignUpAsync(), new GenerateImages { Prompt = "a gory boat", Size = "512x512" });

        Assert.Equal("PROMPT_REJECTED", generation.Failure!.Code);
        Assert.Equal(0, spare.Calls);
    }

    [Fact]
    public async Task FallbackThatCannotDoIt_IsNotAsked()
    {
        var plain = new SpareProvider("plain");
        var spare = new SpareProvider { Before = (_, _) => throw new ImageProviderException(ProviderFailure.Transient, "broken") { MayHaveCost = true } };
        await using var workshop = await Workshop.OpenAsync();
        await workshop.StartSpareAsync(spare, services => services.AddSingleton<IImageProvider>(plain), ("IMAGE_GENERATION_FALLBACK", "plain"));

        var generation = await workshop.GenerateAsync(await workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat", Size = "64x64", Quality = ImageQuality.Hd });

        Assert.Equal(["spare"], generation.Failure!.TriedProviders);
        Assert.Equal((1, 0), (spare.Calls, plain.Calls));
    }

    private static async Task<Workshop> OpenAsync(SpareProvider spare)
    {
        var workshop = await Workshop.OpenAsync();
        var catalog = Path.Combine(workshop.Storage, "catalog.json");
        await File.WriteAllTextAsync(catalog, SpareProvider.Catalog);
        await workshop.StartWorkerAsync(
            services => services.AddSingleton<IImageProvider>(spare),
            ("MODEL_CATALOG_PATH", catalog), ("IMAGE_GENERATION_FALLBACK", "spare"), ("MODERATION", "none"));
        return workshop;
    }
}
