using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations.Providers;

public sealed class AskingOpenAITests(ProviderBench bench) : ProvidingPictures(bench), IClassFixture<ProviderBench>
{
    protected override string Provider => "openai";

    protected override string KeySetting => "OPENAI_API_KEY";

    protected override string AddressSetting => "OPENAI_BASE_URL";

    protected override string TimeoutSetting => "OPENAI_TIMEOUT_SECONDS";

    protected override object Slow => new { openAI = new { imageDelayMs = 60 } };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task References_GoAsAForm(int count)
    {
        await using var node = Bench.Node();
        var request = ProviderBench.Request(node, Provider) with
        {
            Work = ImageWork.Edit,
            References = [.. Enumerable.Range(0, count).Select(_ => SamplePictures.Photo())],
        };

        var (picture, problem, progress) = await ProviderBench.MakeAsync(node, request);

        Assert.Null(problem);
        Assert.NotNull(picture);
        Assert.Equal(2, progress.Count);
        Assert.Equal((1, 0), (await Bench.Outside.CountAsync("edit"), await Bench.Outside.CountAsync("generate")));
    }

    [Fact]
    public async Task Mask_GoesAlong()
    {
        await using var node = Bench.Node();
        var request = ProviderBench.Request(node, Provider) with { Work = ImageWork.Edit, References = [SamplePictures.Photo()], Mask = SamplePictures.Mask() };

        Assert.Null((await ProviderBench.MakeAsync(node, request)).Problem);
    }

    [Fact]
    public async Task SpentBudget_IsReadFromTheRateHeaders()
    {
        await FaultAsync("status", new
        {
            status = 429,
            headers = new Dictionary<string, string> { ["x-ratelimit-remaining-requests"] = "0", ["x-ratelimit-reset-requests"] = "1m5s", ["x-ratelimit-remaining-tokens"] = "9", ["x-ratelimit-reset-tokens"] = "6h" },
        });

        Assert.Equal(TimeSpan.FromSeconds(65), (await ProblemAsync())!.RetryAfter);
    }

    [Theory]
    [InlineData(ImageStyle.Minimal, "minimalist")]
    [InlineData(ImageStyle.Photographic, "85 mm")]
    public async Task Style_IsToldInWords(ImageStyle style, string words)
    {
        await using var node = Bench.Node();
        var (picture, _, _) = await ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider) with { Style = style, NegativePrompt = "people" });

        Assert.Contains(words, picture!.SentPrompt, StringComparison.Ordinal);
        Assert.Contains("people", picture.SentPrompt, StringComparison.Ordinal);
        Assert.True(picture.IsNegativePromptFolded);
        Assert.True(picture.CostUsd > 0);
    }
}
