using SocialImages.Domain.Credits;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;
using SocialImages.Imaging;

namespace SocialImages.Domain.Tests.Generations;

public sealed class EstimatingGenerationsTests(SharedWorkshop fixture) : IClassFixture<SharedWorkshop>, IAsyncLifetime
{
    private static readonly GenerateImages Boat = new() { Prompt = "a wooden boat on a calm lake" };
    private readonly Workshop _workshop = fixture.Workshop;
    private CurrentUser _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _caller = await _workshop.SignUpAsync(credits: 30);
    }

    public async ValueTask DisposeAsync() => await _workshop.StopNodesAsync();

    [Fact]
    public async Task Estimate_IsWhatTheGenerationHolds()
    {
        var input = Boat with { Count = 2, AspectRatio = AspectRatio.Portrait_4_5 };
        var estimate = await EstimateAsync(input);

        Assert.Null(estimate.Error);
        var plan = estimate.Plan!;
        Assert.Equal(("openai", "gpt-image-2", 28, 14, 30), (plan.Provider, plan.Model, plan.Credits, plan.CreditsPerImage, estimate.CreditsAvailable));
        Assert.Equal((new PixelSize(1080, 1350), new PixelSize(1088, 1360)), (plan.Size, plan.SentSize));
        Assert.Null(plan.Crop);
        Assert.Equal(2 * 0.038571m, plan.Usd);
        Assert.Equal(new Balance(30, 30, 0, 0), await _workshop.BalanceAsync(_caller));
        Assert.Equal(28, (await _workshop.RequestAsync(_caller, input)).CreditsHeld.Value);
    }

    [Fact]
    public async Task ShapeTheModelLacks_IsCroppedAndSaysSo()
    {
        var estimate = await EstimateAsync(Boat with { AspectRatio = AspectRatio.Story_9_16, Model = "gpt-image-1.5" });

        Assert.Equal((new PixelSize(1080, 1920), new PixelSize(1024, 1536)), (estimate.Plan!.Size, estimate.Plan.SentSize));
        Assert.Equal(new ImageCrop(80, 0, 864, 1536), estimate.Plan.Crop);
        Assert.Contains(estimate.Warnings, warning => warning.Code == GenerationWarningCode.PictureIsCropped && warning.Message.Contains("15.6 %", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ModelNearItsEnd_Warns()
    {
        var estimate = await EstimateAsync(Boat with { Model = "gpt-image-1.5" });
        Assert.Contains(estimate.Warnings, warning => warning.Code == GenerationWarningCode.ModelShutsDownSoon && warning.Message.Contains("2026-12-01", StringComparison.Ordinal));
        Assert.Empty((await EstimateAsync(Boat)).Warnings);
    }

    [Fact]
    public async Task WhatIsTakenOutOrFolded_IsSaid()
    {
        var estimate = await EstimateAsync(Boat with { Prompt = "a boat --ar 2:3", NegativePrompt = "people", Model = "gpt-image-2.6-flare" });
        Assert.Equal("a boat", estimate.Plan!.Prompt);
        Assert.True(estimate.Plan.IsUsdApproximate);
        Assert.Equal(
            [GenerationWarningCode.NegativePromptInWords, GenerationWarningCode.PromptNeutralized, GenerationWarningCode.PriceIsApproximate],
            estimate.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public async Task TooFewCredits_AreToldBesideThePlan()
    {
        var estimate = await EstimateAsync(Boat with { Count = 4 });
        var problem = Assert.IsType<InsufficientCreditsException>(estimate.Error);
        Assert.Equal((40, 30), (problem.Required, problem.Available));
        Assert.Equal(40, estimate.Plan!.Credits);
    }

    public static TheoryData<GenerateImages, string> Refused => new()
    {
        { Boat with { Prompt = " " }, "VALIDATION" },
        { Boat with { Count = 5 }, "COUNT_OUT_OF_RANGE" },
        { Boat with { Size = "300x200" }, "UNSUPPORTED_SIZE" },
        { Boat with { Model = "dall-e-3" }, "MODEL_UNAVAILABLE" },
        { Boat with { PresetId = Guid.Empty }, "NOT_FOUND" },
        { Boat with { ReferenceImageIds = [Guid.Empty] }, "NOT_FOUND" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task WhatWouldBeRefused_IsRefusedHere(GenerateImages input, string code)
    {
        var estimate = await EstimateAsync(input);
        Assert.Equal((code, null), (estimate.Error?.Code, estimate.Plan));
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<DomainException>(() => _workshop.RequestAsync(_caller, input))).Code);
        Assert.Equal(new Balance(30, 30, 0, 0), await _workshop.BalanceAsync(_caller));
    }

    [Fact]
    public async Task LikePictures_AreOfferedAndNeverGiven()
    {
        await _workshop.StartSpareAsync(new SpareProvider());
        var boat = Boat with { Size = "64x64" };
        var made = await _workshop.GenerateAsync(_caller, boat);
        var equal = await EstimateAsync(boat);
        Assert.Equal((await _workshop.ImagesAsync(made.Id)).Select(image => image.Id), equal.Reusable.Select(image => image.Id));
        Assert.Empty(equal.NearMatches);

        var like = await EstimateAsync(boat with { Prompt = "a wooden boat on a quiet lake" });
        Assert.Empty(like.Reusable);
        var near = Assert.Single(like.NearMatches);
        Assert.InRange(near.Similarity, 0.45, 0.99);

        Assert.Empty((await EstimateAsync(boat with { Prompt = "an office full of plants" })).NearMatches);
        var stranger = await _workshop.SignUpAsync();
        Assert.Empty((await EstimateAsync(boat, stranger)).Reusable);
        Assert.Empty((await EstimateAsync(boat with { Prompt = "a wooden boat on a quiet lake" }, stranger)).NearMatches);
    }

    private Task<GenerationEstimate> EstimateAsync(GenerateImages input, CurrentUser? caller = null)
        => _workshop.Front.RunAsync((GenerationEstimates estimates) => estimates.EstimateAsync(caller ?? _caller, input, CancellationToken.None));
}
