using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations.Providers;

public sealed class AskingCompatibleServersTests(ProviderBench bench) : ProvidingPictures(bench), IClassFixture<ProviderBench>
{
    protected override string Provider => "compatible";

    protected override string KeySetting => "COMPATIBLE_API_KEY";

    protected override string AddressSetting => "COMPATIBLE_BASE_URL";

    protected override string TimeoutSetting => "COMPATIBLE_TIMEOUT_SECONDS";

    protected override bool JudgesPictures => false;

    [Theory]
    [InlineData("localAI", false)]
    [InlineData("localAI", true)]
    [InlineData("ollama", false)]
    [InlineData("sdCpp", false)]
    public async Task EveryServer_MakesAPicture(string dialect, bool urlOnly)
    {
        await Bench.Outside.SetAsync(new { compatible = new { dialect, urlOnly } });

        Assert.Null(await ProblemAsync());
        Assert.Equal(urlOnly ? 1 : 0, await Bench.Outside.CountAsync("file", "compatible"));
    }

    [Theory]
    [InlineData("localAI", ProviderFailure.Refused)]
    // Its errors are bare texts, without the code that tells a refusal.
    [InlineData("sdCpp", ProviderFailure.Invalid)]
    public async Task Refusals_AreReadAsFarAsTheyGo(string dialect, ProviderFailure expected)
    {
        await Bench.Outside.SetAsync(new { compatible = new { dialect } });
        Assert.Equal(expected, (await ProblemAsync("a gory boat"))!.Reason);
    }

    [Fact]
    public async Task MissingModel_IsGone()
    {
        var problem = await ProblemAsync(settings: ("COMPATIBLE_IMAGE_MODEL", "missing"));
        Assert.True(problem!.IsModelGone);
    }

    [Fact]
    public async Task ErrorWithTheStatusOfSuccess_IsAnError()
    {
        await FaultAsync("status", new { status = 200, body = new { error = "upstream is down" } });
        Assert.Equal((ProviderFailure.Transient, true), ((await ProblemAsync())!.Reason, (await ProblemAsync())!.MayHaveCost));
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://localhost/")]
    public async Task AddressOfAnotherKind_IsNotFetched(string url)
    {
        await FaultAsync("status", new { status = 200, body = new { data = new[] { new { url } } } });
        Assert.Equal(ProviderFailure.Transient, (await ProblemAsync())!.Reason);
    }
}
