using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.Moderation;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Moderation;

public sealed class ModeratingPicturesTests : IAsyncLifetime
{
    // One red pixel: the emulated eye takes red pictures for violence.
    private static readonly byte[] Red = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");

    private readonly SpareProvider _spare = new();
    private Workshop _workshop = null!;

    public async ValueTask InitializeAsync()
    {
        _workshop = await Workshop.OpenAsync();
        await _workshop.StartSpareAsync(_spare, adjust: null, ("MODERATION", "openai"));
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task FlaggedPicture_NeverReachesTheLibrary()
    {
        _spare.Picture = Red;
        var caller = await _workshop.SignUpAsync(credits: 100);

        var generation = await _workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a field of poppies", Size = "64x64", Count = 2 });

        Assert.Equal("violence", Assert.IsType<ImageRejectedException>(generation.Failure!.ToError()).Reason);
        Assert.Empty(await _workshop.ImagesAsync(generation.Id));
        Assert.Equal(0, await _workshop.ReadAsync(context => context.Images.CountAsync()));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(_workshop.Storage, "*", SearchOption.AllDirectories), file => !file.EndsWith(".json", StringComparison.Ordinal));
        Assert.Equal(new Balance(100, 100, 0, 0), await _workshop.BalanceAsync(caller));
        Assert.Equal(2 * SpareProvider.Price, generation.CostUsd);
        Assert.Equal(2, _spare.Calls);
        var verdicts = await VerdictsAsync(generation.Id);
        Assert.Equal(
            [(ModerationSubject.Prompt, null, false), (ModerationSubject.Picture, 0, true), (ModerationSubject.Picture, 1, true)],
            verdicts.Select(verdict => (verdict.Subject, verdict.ImageIndex, verdict.IsFlagged)));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task HarmlessPicture_IsStoredWithItsVerdicts()
    {
        var generation = await _workshop.GenerateAsync(await _workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat", NegativePrompt = "fog", Size = "64x64" });

        Assert.Single(await _workshop.ImagesAsync(generation.Id));
        var verdicts = await VerdictsAsync(generation.Id);
        Assert.Equal([ModerationSubject.Prompt, ModerationSubject.Picture], verdicts.Select(verdict => verdict.Subject));
        Assert.All(verdicts, verdict => Assert.Equal(("openai", 0, 13), (verdict.Moderator, verdict.Categories.Count, verdict.Scores.Count)));
        var asked = await _workshop.Outside.RequestsAsync("moderate");
        Assert.Contains("a boat\\n\\nfog", asked[0].Body, StringComparison.Ordinal);
        Assert.Contains("data:image/jpeg;base64,", asked[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NegativePrompt_IsModeratedToo()
    {
        var generation = await _workshop.GenerateAsync(
            await _workshop.SignUpAsync(), new GenerateImages { Prompt = "a boat", NegativePrompt = "a gory scene", Size = "64x64" });

        Assert.Equal("PROMPT_REJECTED", generation.Failure!.Code);
        Assert.Equal(0, _spare.Calls);
        Assert.True(Assert.Single(await VerdictsAsync(generation.Id)).IsFlagged);
    }

    [Fact]
    public async Task PictureThatCannotBeChecked_IsNotStored()
    {
        await _workshop.Outside.MisbehaveAsync(new { operation = "moderate", fault = "status", value = 500, after = 1, times = 0 });
        var caller = await _workshop.SignUpAsync(credits: 100);
        var generation = await _workshop.GenerateAsync(caller, new GenerateImages { Prompt = "a boat", Size = "64x64" });

        Assert.Equal(["moderation"], Assert.IsType<ProviderUnavailableException>(generation.Failure!.ToError()).TriedProviders);
        Assert.Equal(0, await _workshop.ReadAsync(context => context.Images.CountAsync()));
        Assert.Equal(new Balance(100, 100, 0, 0), await _workshop.BalanceAsync(caller));
    }

    private Task<List<ModerationVerdict>> VerdictsAsync(Guid generationId) => _workshop.ReadAsync(
        context => context.ModerationVerdicts.AsNoTracking().Where(row => row.GenerationId == generationId)
            .OrderBy(row => row.Subject == ModerationSubject.Picture).ThenBy(row => row.ImageIndex).ToListAsync());
}
