using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;
using SocialImages.Imaging;

namespace SocialImages.Domain.Tests.Generations.Providers;

public sealed class AskingMidjourneyTests(ProviderBench bench) : ProvidingPictures(bench), IClassFixture<ProviderBench>
{
    protected override string Provider => "midjourney";

    protected override string Operation => "imagine";

    protected override string KeySetting => "MIDJOURNEY_PROXY_SECRET";

    protected override string AddressSetting => "MIDJOURNEY_PROXY_URL";

    protected override string TimeoutSetting => "MIDJOURNEY_TIMEOUT_SECONDS";

    protected override object Slow => new { midjourney = new { gridDelayMs = 600 } };

    [Fact]
    public async Task FullQueue_IsAskedLater()
    {
        await Bench.Outside.SetAsync(new { midjourney = new { gridDelayMs = 60_000, concurrency = 1, queueLength = 0 } });
        await using var node = Bench.Node();
        using var cancel = new CancellationTokenSource();
        var first = ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider), cancel.Token);
        while (await Bench.Outside.CountAsync("fetch", "midjourney") == 0) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);

        var problem = (await ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider))).Problem!;

        Assert.Equal((ProviderFailure.RateLimited, false, "code 23"), (problem.Reason, problem.MayHaveCost, problem.Detail));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Theory]
    [InlineData("[Invalid parameter] Invalid value for `--ar`", ProviderFailure.Invalid, false)]
    [InlineData("Banned prompt detected", ProviderFailure.Refused, true)]
    [InlineData("Your subscription has expired", ProviderFailure.OutOfCredit, false)]
    [InlineData("任务超时", ProviderFailure.Transient, true)]
    [InlineData("Queue full", ProviderFailure.RateLimited, false)]
    public async Task FailedJobs_AreToldApart(string reason, ProviderFailure expected, bool mayHaveCost)
    {
        await Bench.Outside.SetAsync(new { midjourney = new { failReason = reason } });

        var problem = await ProblemAsync();

        Assert.Equal((expected, mayHaveCost), (problem!.Reason, problem.MayHaveCost));
        Assert.NotNull(problem.RequestId);
    }

    [Fact]
    public async Task LostAnswerToTheUpscale_FindsTheJobThatWasBegun()
    {
        await FaultOnAsync("change", "dropAfter", times: 1);

        Assert.Null(await ProblemAsync());

        Assert.Equal((1, 2), (await Bench.Outside.CountAsync("imagine", "midjourney"), await Bench.Outside.CountAsync("change", "midjourney")));
    }

    [Fact]
    public async Task SilentProxy_IsAskedOnForAWhile()
    {
        await FaultOnAsync("fetch", "dropBefore", times: 3);

        Assert.Null(await ProblemAsync());
        Assert.Equal(1, await Bench.Outside.CountAsync("imagine", "midjourney"));
    }

    [Fact]
    public async Task ProxyThatForgotTheJob_LostAPaidPicture()
    {
        // What it says of a job it does not know: 200, and nothing.
        await Bench.Outside.MisbehaveAsync(new { service = "midjourney", operation = "fetch", fault = "status", times = 0, value = new { status = 200, body = "" } });

        var problem = await ProblemAsync();

        Assert.Equal((ProviderFailure.Transient, true), (problem!.Reason, problem.MayHaveCost));
        Assert.Equal(1, await Bench.Outside.CountAsync("imagine", "midjourney"));
    }

    [Fact]
    public async Task RefusedKeyOnTheWay_BeginsNoSecondJob()
    {
        await Bench.Outside.MisbehaveAsync(new { service = "midjourney", operation = "fetch", fault = "status", value = 401, times = 0 });

        var problem = await ProblemAsync(settings: ("MIDJOURNEY_PROXY_SECRET", "good-1,good-2"));

        Assert.Equal((ProviderFailure.Transient, true), (problem!.Reason, problem.MayHaveCost));
        Assert.Equal(1, await Bench.Outside.CountAsync("imagine", "midjourney"));
    }

    [Fact]
    public async Task PictureThatCannotBeFetched_IsFetchedAgain()
    {
        await FaultOnAsync("attachment", "dropBefore", times: 1);
        Assert.Null(await ProblemAsync());
    }

    [Fact]
    public async Task CallersParameters_AreWords()
    {
        const string Steering = "a boat --ar 1:8 —v 3 {red, blue} boat::2 https://example.com/x.png\n--seed 9 ‑‑repeat 40";
        await using var node = Bench.Node();
        var request = ProviderBench.Request(node, Provider, Steering) with
        {
            Size = new PixelSize(928, 1152), Style = ImageStyle.Natural, Seed = 77, NegativePrompt = "people --no boats", References = [SamplePictures.Photo()],
        };

        var (picture, problem, _) = await ProviderBench.MakeAsync(node, request);

        Assert.Null(problem);
        Assert.EndsWith(" --ar 4:5 --v 7 --style raw --s 50 --seed 77 --no people –no boats", picture!.SentPrompt, StringComparison.Ordinal);
        Assert.Equal(6, System.Text.RegularExpressions.Regex.Count(picture.SentPrompt, "--"));
        Assert.DoesNotContain(picture.SentPrompt, letter => letter is '{' or '}' or '—' or '\n');
        Assert.DoesNotContain("::", picture.SentPrompt, StringComparison.Ordinal);
        Assert.DoesNotContain("://", picture.SentPrompt, StringComparison.Ordinal);
    }

    private Task FaultOnAsync(string operation, string fault, int times)
        => Bench.Outside.MisbehaveAsync(new { service = "midjourney", operation, fault, times });
}
