using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations;

/// <summary>What an operator changes, and what happens to requests that are under way then.</summary>
public sealed class RunningAsAnOperatorTests : IAsyncLifetime
{
    private static readonly GenerateImages Boat = new() { Prompt = "a boat", Size = "512x512" };
    private readonly SpareProvider _spare = new();
    private Workshop _workshop = null!;

    public async ValueTask InitializeAsync() => _workshop = await Workshop.OpenAsync();

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task SwitchedOff_EndsWhatWaitsByItsOwnName()
    {
        var caller = await _workshop.SignUpAsync(credits: 100);
        var waiting = await _workshop.RequestAsync(caller, new GenerateImages { Prompt = "a boat" });
        await _workshop.StartWorkerAsync(("AI_GENERATION_ENABLED", "false"));

        var ended = await _workshop.EndOfAsync(waiting.Id);

        Assert.IsType<GenerationDisabledException>(ended.Failure!.ToError());
        Assert.Equal(new Balance(100, 100, 0, 0), await _workshop.BalanceAsync(caller));
        Assert.Equal(0, await _workshop.Outside.CountAsync("generate"));
    }

    [Fact]
    public async Task PriceInTheFile_IsThatOfTheEstimateAndOfALostCall()
    {
        _spare.Before = (_, _) => throw new ImageProviderException(ProviderFailure.Transient, "lost") { MayHaveCost = true };
        await StartAsync(catalog => catalog.Replace("\"usd\":0.01}", "\"usd\":0.07}", StringComparison.Ordinal));
        var caller = await _workshop.SignUpAsync();

        var estimate = await _workshop.Front.RunAsync((GenerationEstimates all) => all.EstimateAsync(caller, Boat, CancellationToken.None));
        var generation = await _workshop.GenerateAsync(caller, Boat);

        Assert.Equal((0.07m, 0.07m), (estimate.Plan!.Usd, generation.CostUsd));
    }

    [Fact]
    public async Task ModelThatEndsWhileARequestWaits_IsNotAsked()
    {
        var caller = await _workshop.SignUpAsync();
        var waiting = await _workshop.RequestAsync(caller, new GenerateImages { Prompt = "a boat", Model = "gpt-image-2" });
        await StartAsync(catalog => catalog.Replace("\"name\":\"gpt-image-2\"", "\"name\":\"gpt-image-2\",\"shutdownDate\":\"2026-11-20\"", StringComparison.Ordinal));

        var ended = await _workshop.EndOfAsync(waiting.Id);

        Assert.IsType<ModelUnavailableException>(ended.Failure!.ToError());
        Assert.Empty(await _workshop.AttemptsAsync(waiting.Id));
        Assert.Equal(0, ended.CreditsCaptured.Value);
    }

    [Fact]
    public async Task FallbackListedTwice_IsAskedOnce()
    {
        _spare.Before = (_, _) => throw new ImageProviderException(ProviderFailure.Transient, "lost") { MayHaveCost = true };
        var plain = new SpareProvider("plain") { Before = _spare.Before };
        await StartAsync(catalog => catalog, services => services.AddSingleton<IImageProvider>(plain), ("IMAGE_GENERATION_FALLBACK", "plain, Plain,plain"));

        var generation = await _workshop.GenerateAsync(await _workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat" });

        Assert.Equal(["spare", "plain"], generation.Failure!.TriedProviders);
        Assert.Equal(1, plain.Calls);
    }

    private async Task StartAsync(Func<string, string> edit, Action<IServiceCollection>? adjust = null, params (string Name, string Value)[] settings)
    {
        var file = Path.Combine(_workshop.Storage, "operators.json");
        await File.WriteAllTextAsync(file, edit(SpareProvider.Catalog));
        await _workshop.StartSpareAsync(_spare, adjust, [("MODEL_CATALOG_PATH", file), .. settings]);
    }
}
