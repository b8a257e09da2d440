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
    private const int Pictures = 2;
    private Workshop _workshop = null!;
    private CurrentUser _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _workshop = await Workshop.OpenAsync();
        _caller = await _workshop.SignUpAsync(credits: 100_000);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task AnyMoment_LosesNothingAndChargesOnce()
    {
        var moments = await DieEverywhereAsync(new GenerateImages { Prompt = "a boat", Size = "64x64", Count = Pictures });
        // Two pictures take about ten transactions; fewer moments would mean that something is not watched any more.
        Assert.InRange(moments, 40, 400);
    }

    [Fact]
    public async Task AnyMomentOfAReuse_GivesEveryPictureOnceAtNoCost()
    {
        await using (var first = await NodeAsync(new Death(int.MaxValue), new SpareProvider())) await WorkAsync(first, await RequestAsync(first, Boats));
        var captured = (await _workshop.BalanceAsync(_caller)).Captured;
        var moments = await DieEverywhereAsync(Boats with { Reuse = true });
        Assert.InRange(moments, 8, 200);
        Assert.Equal(captured, (await _workshop.BalanceAsync(_caller)).Captured);
    }

    private static GenerateImages Boats => new() { Prompt = "boats", Size = "64x64", Count = Pictures };

    private async Task<int> DieEverywhereAsync(GenerateImages input)
    {
        for (var moment = 1; ; moment++)
        {
            var death = new Death(moment);
            var spare = new SpareProvider();
            await using var victim = await NodeAsync(death, spare);
            await using var heir = await NodeAsync(new Death(int.MaxValue), spare);
            var generation = await RequestAsync(heir, input);
            spare.Before = (_, _) =>
            {
                death.Pass("before the provider's answer");
                return Task.CompletedTask;
            };

            await DieAsync(victim, generation);
            spare.Before = (_, _) => Task.CompletedTask;
            await _workshop.ExecuteAsync($"update generations set lease_until = now() - interval '1 hour' where id = {generation.Id} and lease_until is not null");
            await WorkAsync(heir, generation);
            await AssertWholeAsync(generation, spare, death.Moment);
            if (!death.HasCome) return moment;
        }
    }

    private async Task AssertWholeAsync(Generation generation, SpareProvider spare, string? moment)
    {
        var ended = await _workshop.EndOfAsync(generation.Id);
        Assert.True(ended.Status == GenerationStatus.Succeeded, $"{ended.Status} after death {moment}");
        var pictures = await _workshop.ReadAsync(context => context.PicturesOf([generation.Id]).ToListAsync());
        Assert.Equal(Enumerable.Range(0, Pictures), pictures.Select(picture => picture.Index).Order());
        foreach (var picture in pictures) Assert.True(await IsStoredAsync(picture.Image), $"no bytes after death {moment}");

        var attempts = await _workshop.AttemptsAsync(generation.Id);
        Assert.DoesNotContain(attempts, attempt => attempt.Outcome == AttemptOutcome.Started);
        Assert.Equal(pictures.Count(picture => picture.Image.GenerationId == generation.Id), attempts.Count(attempt => attempt.Outcome == AttemptOutcome.Succeeded));
        // A call that was written down may not have been made; one that was made is written down, with its money.
        Assert.InRange(attempts.Count, spare.Calls, Pictures * 2);
        Assert.Equal(attempts.Sum(attempt => attempt.CostUsd), ended.CostUsd);
        Assert.True(ended.CostUsd >= attempts.Count(attempt => attempt.Outcome == AttemptOutcome.Succeeded) * SpareProvider.Price);
        await _workshop.AssertBooksBalanceAsync();
    }

    private async Task<bool> IsStoredAsync(Image image)
    {
        await using var stored = await _workshop.Front.Services.GetRequiredService<IImageStore>().OpenReadAsync(image.StorageKey, CancellationToken.None);
        return stored is not null;
    }

    private async Task<Node> NodeAsync(Death death, SpareProvider spare)
    {
        var settings = new Dictionary<string, string?>(_workshop.Settings);
        foreach (var (name, value) in await _workshop.SpareSettingsAsync()) settings[name] = value;
        return Node.Build(settings, services =>
        {
            services.AddSingleton<IImageProvider>(spare).Configure<GenerationRateLimitOptions>(limits => limits.PerUserPerMinute = limits.PerWorkspacePerHour = 1_000_000);
            death.Haunt(services);
        });
    }

    private Task<Generation> RequestAsync(Node node, GenerateImages input)
        => node.RunAsync((GenerateImagesCommand command) => command.ExecuteAsync(_caller, input, CancellationToken.None));

    private static async Task DieAsync(Node node, Generation generation)
    {
        try
        {
            await WorkAsync(node, generation);
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
