using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations.Providers;

public sealed class AskingStabilityTests(ProviderBench bench) : ProvidingPictures(bench), IClassFixture<ProviderBench>
{
    protected override string Provider => "stability";

    protected override string KeySetting => "STABILITY_API_KEY";

    protected override string AddressSetting => "STABILITY_BASE_URL";

    protected override string TimeoutSetting => "STABILITY_TIMEOUT_SECONDS";

    // What fails there is not charged.
    protected override bool ServerErrorMayCost => false;

    [Theory]
    [InlineData("stable-image-core", "/stability/v2beta/stable-image/generate/core")]
    [InlineData("stable-image-ultra", "/stability/v2beta/stable-image/generate/ultra")]
    [InlineData("sd3.5-large", "/stability/v2beta/stable-image/generate/sd3")]
    [InlineData("sd3.5-large-turbo", "/stability/v2beta/stable-image/generate/sd3")]
    [InlineData("sd3.5-medium", "/stability/v2beta/stable-image/generate/sd3")]
    public async Task EveryModel_HasItsAddressAndAllStyles(string model, string path)
    {
        await using var node = Bench.Node();
        foreach (var style in Enum.GetValues<ImageStyle>())
        {
            var request = ProviderBench.Request(node, Provider, model: model) with { Style = style, NegativePrompt = "people", Seed = 4242 };
            var (picture, problem, _) = await ProviderBench.MakeAsync(node, request);
            Assert.Null(problem);
            Assert.Equal((4242, false), (picture!.Seed, picture.IsNegativePromptFolded));
            Assert.NotNull(picture.RequestId);
        }

        Assert.All(await Bench.Outside.RequestsAsync("generate", "stability"), request => Assert.Equal(path, request.Path));
    }

    [Fact]
    public async Task SameSeed_GivesTheSamePicture()
    {
        await using var node = Bench.Node();
        var request = ProviderBench.Request(node, Provider) with { Seed = 0 };

        var (first, _, _) = await ProviderBench.MakeAsync(node, request);
        var (second, _, _) = await ProviderBench.MakeAsync(node, request);

        // 0 means "any" to Stability, so it goes as another number, and that one is told.
        Assert.Equal((4294967294, 4294967294), (first!.Seed, second!.Seed));
        Assert.True(first.Bytes.Span.SequenceEqual(second.Bytes.Span));
    }

    [Theory]
    [InlineData("sd3.5-large")]
    [InlineData("stable-image-ultra")]
    public async Task Reference_GoesAlong(string model)
    {
        await using var node = Bench.Node();
        var request = ProviderBench.Request(node, Provider, model: model) with { References = [SamplePictures.Photo()] };

        Assert.Null((await ProviderBench.MakeAsync(node, request)).Problem);
    }

    [Fact]
    public async Task MaskedEdit_IsAnInpainting()
    {
        await using var node = Bench.Node();
        var request = ProviderBench.Request(node, Provider) with { Work = ImageWork.Edit, References = [SamplePictures.Photo()], Mask = SamplePictures.Mask() };

        var (picture, problem, _) = await ProviderBench.MakeAsync(node, request);

        Assert.Null(problem);
        Assert.Equal(0.05m, picture!.CostUsd);
        Assert.Equal(1, await Bench.Outside.CountAsync("edit", "stability"));
    }

    [Fact]
    public async Task Upscale_EnlargesFourTimes()
    {
        await using var node = Bench.Node();
        var request = ProviderBench.Request(node, Provider) with { Work = ImageWork.Upscale, References = [SamplePictures.Photo()] };

        var (picture, problem, _) = await ProviderBench.MakeAsync(node, request);

        Assert.Null(problem);
        Assert.Equal((768, 0.02m), (ProviderBench.Facts(picture!.Bytes).Size.Width, picture.CostUsd));
    }

    [Fact]
    public async Task EmptyAccount_TriesTheNextKey()
    {
        await using var node = Bench.Node((KeySetting, "sk-no-credit,sk-good"));

        Assert.Null((await ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider))).Problem);
        Assert.Equal(2, await Bench.Outside.CountAsync("generate", "stability"));
    }

    [Fact]
    public async Task BlockAfterTooManyRequests_LastsAMinute()
    {
        await Bench.Outside.SetAsync(new { stability = new { requestsPer10Seconds = 1 } });
        await using var node = Bench.Node((KeySetting, "sk-eager"));

        Assert.Null((await ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider))).Problem);
        var problem = (await ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider))).Problem!;

        Assert.Equal((ProviderFailure.RateLimited, TimeSpan.FromSeconds(60)), (problem.Reason, problem.RetryAfter));
    }

    [Theory]
    [InlineData(402, "payment_required", ProviderFailure.OutOfCredit)]
    [InlineData(403, "forbidden", ProviderFailure.Unauthorized)]
    [InlineData(413, "payload_too_large", ProviderFailure.Invalid)]
    [InlineData(422, "invalid_language", ProviderFailure.Invalid)]
    public async Task NamedErrors_AreToldApart(int status, string name, ProviderFailure expected)
    {
        await FaultAsync("status", new { status, body = new { id = "1", name, errors = new[] { "no" } } });

        Assert.Equal(expected, (await ProblemAsync())!.Reason);
    }
}
