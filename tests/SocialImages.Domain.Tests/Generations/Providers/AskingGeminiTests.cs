using System.Text.Json;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;
using SocialImages.Imaging;

namespace SocialImages.Domain.Tests.Generations.Providers;

public sealed class AskingGeminiTests(ProviderBench bench) : ProvidingPictures(bench), IClassFixture<ProviderBench>
{
    protected override string Provider => "gemini";

    protected override string KeySetting => "GEMINI_API_KEY";

    protected override string AddressSetting => "GEMINI_BASE_URL";

    protected override string TimeoutSetting => "GEMINI_TIMEOUT_SECONDS";

    [Theory]
    [InlineData("SAFETY")]
    [InlineData("OTHER")]
    [InlineData("BLOCKLIST")]
    [InlineData("PROHIBITED_CONTENT")]
    [InlineData("IMAGE_SAFETY")]
    public async Task BlockedPrompt_IsRefusedAlthoughTheStatusIs200(string reason)
    {
        await Bench.Outside.SetAsync(new { gemini = new { blockReason = reason } });

        var problem = await ProblemAsync();

        Assert.Equal((ProviderFailure.Refused, false), (problem!.Reason, problem.IsAboutOutput));
        Assert.Equal([reason], problem.Categories);
    }

    [Theory]
    [InlineData("IMAGE_SAFETY", ProviderFailure.Refused, true)]
    [InlineData("IMAGE_PROHIBITED_CONTENT", ProviderFailure.Refused, true)]
    [InlineData("IMAGE_RECITATION", ProviderFailure.Refused, true)]
    [InlineData("SPII", ProviderFailure.Refused, true)]
    [InlineData("NO_IMAGE", ProviderFailure.Transient, false)]
    [InlineData("LANGUAGE", ProviderFailure.Invalid, false)]
    [InlineData("IMAGE_OTHER", ProviderFailure.Transient, true)]
    [InlineData("MAX_TOKENS", ProviderFailure.Transient, true)]
    [InlineData("SOMETHING_NEW", ProviderFailure.Transient, true)]
    public async Task OtherEndings_AreToldApart(string reason, ProviderFailure expected, bool mayHaveCost)
    {
        await Bench.Outside.SetAsync(new { gemini = new { finishReason = reason } });

        var problem = await ProblemAsync();

        Assert.Equal((expected, mayHaveCost), (problem!.Reason, problem.MayHaveCost));
        Assert.True(problem.CostUsd < 0.001m);
        // One caller's odd wishes must not break the circuit for all the others.
        Assert.True(problem.IsAboutRequest || problem.Reason == ProviderFailure.Refused);
    }

    [Fact]
    public async Task ProseInsteadOfAPicture_IsARefusal()
        => Assert.Equal(ProviderFailure.Refused, (await ProblemAsync("a boat, answered-in-prose"))!.Reason);

    [Fact]
    public async Task AdviceToWait_StandsInTheBody()
    {
        var details = new[] { new Dictionary<string, object> { ["@type"] = "type.googleapis.com/google.rpc.RetryInfo", ["retryDelay"] = "41.5s" } };
        await FaultAsync("status", new { status = 429, body = new { error = new { code = 429, status = "RESOURCE_EXHAUSTED", message = "", details } } });

        Assert.Equal(TimeSpan.FromSeconds(41.5), (await ProblemAsync())!.RetryAfter);
    }

    [Fact]
    public async Task RetiredModel_IsGone()
    {
        await FaultAsync("status", new { status = 404, body = new { error = new { code = 404, status = "NOT_FOUND", message = "" } } });

        Assert.True((await ProblemAsync())!.IsModelGone);
    }

    [Fact]
    public async Task Thoughts_AreNotThePicture()
    {
        await Bench.Outside.SetAsync(new { gemini = new { mimeType = "image/png", sendsThoughts = true } });
        await using var node = Bench.Node();

        var (picture, _, _) = await ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider, model: "gemini-3-pro-image"));

        // The draft is a JPEG.
        Assert.Equal(ImageFormat.Png, ProviderBench.Facts(picture!.Bytes).Format);
        // 1,120 tokens of picture at $120, 120 of thought at $12, the prompt at $2 a million.
        Assert.InRange(picture.CostUsd!.Value, 0.1358m, 0.1362m);
    }

    [Theory]
    [InlineData(928, 1152, ImageQuality.Standard, "4:5", "1K", 928)]
    [InlineData(928, 1152, ImageQuality.Hd, "4:5", "2K", 1856)]
    [InlineData(1376, 768, ImageQuality.Standard, "16:9", "1K", 1376)]
    public async Task Size_IsAskedByRatioAndStep(int width, int height, ImageQuality quality, string ratio, string step, int madeWidth)
    {
        await using var node = Bench.Node();
        var request = ProviderBench.Request(node, Provider) with { Size = new PixelSize(width, height), Quality = quality };

        var (picture, problem, _) = await ProviderBench.MakeAsync(node, request);

        Assert.Null(problem);
        Assert.Equal(madeWidth, ProviderBench.Facts(picture!.Bytes).Size.Width);
        var body = JsonSerializer.Deserialize<JsonElement>((await Bench.Outside.RequestsAsync("generate", "gemini")).Single().Body!);
        var image = body.GetProperty("generationConfig").GetProperty("imageConfig");
        Assert.Equal((ratio, step), (image.GetProperty("aspectRatio").GetString(), image.GetProperty("imageSize").GetString()));
    }

    [Fact]
    public async Task References_GoAsParts()
    {
        await using var node = Bench.Node();
        var request = ProviderBench.Request(node, Provider) with { References = [SamplePictures.Photo(), SamplePictures.Photo()], Mask = SamplePictures.Mask(), Work = ImageWork.Edit };

        var (picture, problem, _) = await ProviderBench.MakeAsync(node, request);

        Assert.Null(problem);
        Assert.Contains("mask", picture!.SentPrompt, StringComparison.Ordinal);
    }
}
