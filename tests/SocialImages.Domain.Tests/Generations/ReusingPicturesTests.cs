using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Tests.Generations;

public sealed class ReusingPicturesTests(SharedWorkshop fixture) : IClassFixture<SharedWorkshop>, IAsyncLifetime
{
    private static readonly GenerateImages Boat = new() { Prompt = "A small  boat", Size = "64x64", Style = ImageStyle.Vivid, NegativePrompt = "people", Seed = 7 };
    private readonly SpareProvider _spare = new();
    private readonly Workshop _workshop = fixture.Workshop;
    private CurrentUser _caller = null!;

    public async ValueTask InitializeAsync()
    {
        await _workshop.StartSpareAsync(_spare);
        _caller = await _workshop.SignUpAsync(credits: 100);
    }

    public async ValueTask DisposeAsync() => await _workshop.StopNodesAsync();

    [Fact]
    public async Task EqualRequest_IsAnsweredFromTheLibraryAtNoCost()
    {
        var first = await _workshop.GenerateAsync(_caller, Boat with { Count = 2 });
        var balance = await _workshop.BalanceAsync(_caller);

        var second = await _workshop.GenerateAsync(_caller, Boat with { Prompt = "a small boat\u200b", Count = 2, Reuse = true });

        Assert.Equal((GenerationStatus.Succeeded, 0, 0m), (second.Status, second.CreditsCaptured.Value, second.CostUsd));
        Assert.Equal(balance, await _workshop.BalanceAsync(_caller));
        Assert.Equal(2, _spare.Calls);
        Assert.Equal(await PicturesAsync(first.Id), await PicturesAsync(second.Id));
        var events = await _workshop.EventsAsync(second.Id);
        Assert.Equal(2, events.Count(row => row.ImageId is not null));
        Assert.Equal(GenerationStage.Done, events[^1].Stage);
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task TooFewEqualOnes_TheRestIsMadeAndCharged()
    {
        var first = await _workshop.GenerateAsync(_caller, Boat);
        var second = await _workshop.GenerateAsync(_caller, Boat with { Count = 3, Reuse = true });

        Assert.Equal(3, (await PicturesAsync(second.Id)).Count);
        Assert.Contains((await PicturesAsync(first.Id))[0], await PicturesAsync(second.Id));
        Assert.Equal(3, _spare.Calls);
        Assert.Equal(second.CreditsPerImage * 2, second.CreditsCaptured);
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task WithoutTheWish_PicturesAreMade()
    {
        await _workshop.GenerateAsync(_caller, Boat);
        await _workshop.GenerateAsync(_caller, Boat);
        Assert.Equal(2, _spare.Calls);
    }

    public static TheoryData<GenerateImages> Others =>
    [
        Boat with { Prompt = "a small ship" },
        Boat with { NegativePrompt = null },
        Boat with { Style = ImageStyle.Minimal },
        Boat with { Size = "512x512" },
        Boat with { Quality = ImageQuality.Hd },
        Boat with { Seed = 8 },
        Boat with { PresetId = new Guid("01900000-0000-7000-8000-000000000005") },
    ];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task AnythingElse_IsAnotherPicture(GenerateImages other)
    {
        await _workshop.GenerateAsync(_caller, Boat);
        await _workshop.GenerateAsync(_caller, other with { Reuse = true });
        Assert.Equal(2, _spare.Calls);
    }

    [Fact]
    public async Task OtherWorkspace_SeesNothingOfIt()
    {
        await _workshop.GenerateAsync(_caller, Boat);
        await _workshop.GenerateAsync(await _workshop.SignUpAsync(), Boat with { Reuse = true });
        Assert.Equal(2, _spare.Calls);
    }

    [Fact]
    public async Task DeletedPicture_IsNotGivenAgain()
    {
        await _workshop.GenerateAsync(_caller, Boat);
        await _workshop.ExecuteAsync($"update images set deleted_at = now() where workspace_id = {_caller.WorkspaceId}");
        await _workshop.GenerateAsync(_caller, Boat with { Reuse = true });
        Assert.Equal(2, _spare.Calls);
    }

    [Fact]
    public async Task StricterRules_ForgetWhatPassedTheOldOnes()
    {
        await _workshop.GenerateAsync(_caller, Boat);
        await _workshop.Front.StopAsync();
        var stricter = new SpareProvider();
        await _workshop.StartSpareAsync(stricter, adjust: null, ("MODERATION", "words"), ("MODERATION_WORDS", "acme"));

        await _workshop.GenerateAsync(_caller, Boat with { Reuse = true });

        Assert.Equal((1, 1), (_spare.Calls, stricter.Calls));
    }

    [Fact]
    public async Task FallbacksPicture_IsNotThatOfTheAskedModel()
    {
        var other = new SpareProvider("plain");
        _spare.Before = (_, _) => throw new ImageProviderException(ProviderFailure.Transient, "broken") { MayHaveCost = true };
        await _workshop.Front.StopAsync();
        await _workshop.StartSpareAsync(_spare, services => services.AddSingleton<IImageProvider>(other), ("IMAGE_GENERATION_FALLBACK", "plain"));
        var square = new GenerateImages { Prompt = "a boat", Size = "1024x1024" };
        Assert.Equal(GenerationStatus.Succeeded, (await _workshop.GenerateAsync(_caller, square)).Status);
        Assert.Equal(1, other.Calls);

        _spare.Before = (_, _) => Task.CompletedTask;
        await _workshop.GenerateAsync(_caller, square with { Reuse = true });
        Assert.Equal(2, _spare.Calls);
        await _workshop.GenerateAsync(_caller, square with { Reuse = true, Provider = "plain" });
        Assert.Equal((2, 1), (_spare.Calls, other.Calls));
    }

    private Task<List<Guid>> PicturesAsync(Guid generationId) => _workshop.ReadAsync(async context =>
        (await context.PicturesOf([generationId]).ToListAsync()).ConvertAll(picture => picture.Image.Id).Order().ToList());
}
