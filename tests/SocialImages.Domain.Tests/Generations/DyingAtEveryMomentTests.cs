using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Pipeline;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Tests.Generations;

/// <summary>
/// The worker dies at its first moment, at its second, and so on until it lives to the end; each time another one takes over.
/// Whatever the moment: every picture is delivered, credits are captured once, and what a provider may bill is written down.
/// </summary>
public sealed class DyingAtEveryMomentTests : IAsyncLifetime
{
    private readonly Death _death = new();
    private readonly SpareProvider _spare = new();
    private Workshop _workshop = null!;
    private CurrentUser _caller = null!;
    private Node _victim = null!;
    private Node _heir = null!;

    public async ValueTask InitializeAsync()
    {
        _workshop = await Workshop.OpenAsync();
        _caller = await _workshop.SignUpAsync(credits: 100_000);
        _spare.Before = (_, _) =>
        {
            _death.Pass("before the provider's answer");
            return Task.CompletedTask;
        };
        _victim = await NodeAsync(_spare, _death.Haunt);
        _heir = await NodeAsync(_spare, _ => { });
    }

    public async ValueTask DisposeAsync()
    {
        await _victim.DisposeAsync();
        await _heir.DisposeAsync();
        await _workshop.DisposeAsync();
    }

    [Fact]
    public Task AnyMoment_LosesNothingAndChargesOnce() => DieEverywhereAsync(Boats with { Count = 1 }, leastMoments: 25);

    [Fact(Explicit = true)]
    public Task AnyMomentOfThreePictures_LosesNothingAndChargesOnce() => DieEverywhereAsync(Boats with { Count = 3 }, leastMoments: 60);

    [Fact]
    public async Task AnyMomentOfAReuse_GivesEveryPictureOnceAtNoCost()
    {
        await WorkAsync(_heir, await RequestAsync(Boats));
        var captured = (await _workshop.BalanceAsync(_caller)).Captured;
        await DieEverywhereAsync(Boats with { Reuse = true }, leastMoments: 8);
        Assert.Equal(captured, (await _workshop.BalanceAsync(_caller)).Captured);
    }

    private static GenerateImages Boats => new() { Prompt = "boats", Size = "64x64", Count = 2 };

    /// <param name="input">What is made again and again.</param>
    /// <param name="leastMoments">Fewer would mean that something is not watched any more.</param>
    private async Task DieEverywhereAsync(GenerateImages input, int leastMoments)
    {
        for (var moment = 1; ; moment++)
        {
            var callsBefore = _spare.Calls;
            var generation = await RequestAsync(input);
            _death.Await(moment);
            await DieAsync(generation);
            var struck = _death.Moment;
            _death.Await(int.MaxValue);
            await _workshop.ExecuteAsync($"update generations set lease_until = now() - interval '1 hour' where id = {generation.Id} and lease_until is not null");
            await WorkAsync(_heir, generation);
            await AssertWholeAsync(generation, _spare.Calls - callsBefore, struck);
            if (struck is not null) continue;
            Assert.True(moment > leastMoments, $"only {moment} moments");
            return;
        }
    }

    private async Task AssertWholeAsync(Generation generation, int calls, string? moment)
    {
        var ended = await _workshop.EndOfAsync(generation.Id);
        Assert.True(ended.Status == GenerationStatus.Succeeded, $"{ended.Status} after death {moment}");
        var pictures = await _workshop.ReadAsync(context => context.PicturesOf([generation.Id]).ToListAsync());
        Assert.Equal(Enumerable.Range(0, ended.Count), pictures.Select(picture => picture.Index).Order());
        foreach (var picture in pictures) Assert.True(await IsStoredAsync(picture.Image), $"no bytes after death {moment}");

        var attempts = await _workshop.AttemptsAsync(generation.Id);
        Assert.DoesNotContain(attempts, attempt => attempt.Outcome == AttemptOutcome.Started);
        Assert.Equal(pictures.Count(picture => picture.Image.GenerationId == generation.Id), attempts.Count(attempt => attempt.Outcome == AttemptOutcome.Succeeded));
        // A call that was written down may not have been made; one that was made is written down, with its money.
        Assert.InRange(attempts.Count, calls, ended.Count * 2);
        Assert.Equal(attempts.Sum(attempt => attempt.CostUsd), ended.CostUsd);
        Assert.True(ended.CostUsd >= attempts.Count(attempt => attempt.Outcome == AttemptOutcome.Succeeded) * SpareProvider.Price);
        await _workshop.AssertBooksBalanceAsync();
    }

    private async Task<bool> IsStoredAsync(Image image)
    {
        await using var stored = await _workshop.Front.Services.GetRequiredService<IImageStore>().OpenReadAsync(image.StorageKey, CancellationToken.None);
        return stored is not null;
    }

    private async Task<Node> NodeAsync(SpareProvider spare, Action<IServiceCollection> adjust)
    {
        var settings = new Dictionary<string, string?>(_workshop.Settings);
        foreach (var (name, value) in await _workshop.SpareSettingsAsync()) settings[name] = value;
        return Node.Build(settings, services =>
        {
            services.AddSingleton<IImageProvider>(spare).Configure<GenerationRateLimitOptions>(limits => limits.PerUserPerMinute = limits.PerWorkspacePerHour = 1_000_000);
            adjust(services);
        });
    }

    private Task<Generation> RequestAsync(GenerateImages input)
        => _heir.RunAsync((GenerateImagesCommand command) => command.ExecuteAsync(_caller, input, CancellationToken.None));

    private async Task DieAsync(Generation generation)
    {
        try
        {
            await WorkAsync(_victim, generation);
        }
        catch (Exception exception) when (exception is DiedException or LeaseLostException || exception.InnerException is DiedException)
        {
            // Nobody hears it.
        }
    }

    private static async Task WorkAsync(Node node, Generation generation)
    {
        var claims = await node.Services.GetRequiredService<GenerationClaims>().ClaimAsync(10, CancellationToken.None);
        foreach (var claim in claims.Where(claim => claim.Id == generation.Id))
            await node.Services.GetRequiredService<GenerationPipeline>().RunAsync(claim, CancellationToken.None, CancellationToken.None);
    }
}
