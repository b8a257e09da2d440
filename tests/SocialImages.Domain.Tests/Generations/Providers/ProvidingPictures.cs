using System.Net;
using System.Net.Sockets;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations.Providers;

/// <summary>What the pipeline may rely on, whichever provider it is. Each provider runs all of it.</summary>
public abstract class ProvidingPictures(ProviderBench bench) : IAsyncLifetime
{
    private const string Prompt = "a boat on a lake";

    protected ProviderBench Bench => bench;

    protected abstract string Provider { get; }

    /// <summary>The emulator's name of the service.</summary>
    protected virtual string Service => Provider;

    /// <summary>The emulator's name of the call that begins a picture.</summary>
    protected virtual string Operation => "generate";

    protected abstract string KeySetting { get; }

    protected abstract string AddressSetting { get; }

    protected abstract string TimeoutSetting { get; }

    protected virtual (string Wrong, string Good) Keys => ("revoked-1", "good-1");

    /// <summary>What makes the emulator slow enough to be watched.</summary>
    protected virtual object? Slow => null;

    protected virtual bool JudgesPrompts => true;

    protected virtual bool JudgesPictures => true;

    protected virtual bool ServerErrorMayCost => true;

    /// <summary>Nothing is billed, so that a broken call may be made again.</summary>
    protected virtual bool IsFree => false;

    public async ValueTask InitializeAsync() => await bench.Outside.ResetAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Prompt_BecomesAPicture()
    {
        await using var node = bench.Node();
        var request = ProviderBench.Request(node, Provider);

        var (picture, problem, _) = await ProviderBench.MakeAsync(node, request);

        Assert.Null(problem);
        var size = ProviderBench.Facts(picture!.Bytes).Size;
        Assert.Equal(request.Size.Ratio, size.Ratio, 0.02);
        Assert.Contains(Prompt, picture.SentPrompt, StringComparison.Ordinal);
        Assert.Equal(1, await bench.Outside.CountAsync(Operation, Service));
    }

    [Fact]
    public async Task SeveralAtOnce_AreDifferentPictures()
    {
        await using var node = bench.Node();

        var made = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider))));

        Assert.All(made, result => Assert.Null(result.Problem));
        Assert.Equal(3, made.Select(result => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(result.Picture!.Bytes.Span))).Distinct().Count());
        Assert.Equal(3, await bench.Outside.CountAsync(Operation, Service));
    }

    [Fact]
    public async Task Progress_NeverGoesBack()
    {
        if (Slow is { } slow) await bench.Outside.SetAsync(slow);
        await using var node = bench.Node();

        var (picture, problem, progress) = await ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider));

        Assert.Null(problem);
        Assert.NotNull(picture);
        Assert.Equal(progress.Select(step => step.Fraction).Order(), progress.Select(step => step.Fraction));
        Assert.All(progress, step => Assert.InRange(step.Fraction, 0, 1));
        Assert.Equal(Slow is not null, progress.Count > 1);
        Assert.Equal(Slow is not null, progress.Exists(step => step.Preview is { } preview && ProviderBench.Facts(preview).Size.Width > 0));
    }

    [Fact]
    public async Task RefusedPrompt_IsNeverAskedAgain()
    {
        var problem = await ProblemAsync(prompt: "a gory boat");

        if (JudgesPrompts) AssertRefused(problem, isAboutOutput: false);
        else Assert.Null(problem);
    }

    [Fact]
    public async Task RefusedPicture_IsToldAsSuch()
    {
        var problem = await ProblemAsync(prompt: "a boat, blocked-at-output");

        if (JudgesPictures) AssertRefused(problem, isAboutOutput: true);
        else Assert.Null(problem);
    }

    [Fact]
    public async Task TooManyRequests_PassOnTheAdvice()
    {
        await FaultAsync("status", new { status = 429, headers = new Dictionary<string, string> { ["retry-after"] = "7" } });

        var problem = await ProblemAsync();

        Assert.Equal((ProviderFailure.RateLimited, false, TimeSpan.FromSeconds(7)), (problem!.Reason, problem.MayHaveCost, problem.RetryAfter));
        Assert.True(problem.IsSafeToRepeat);
    }

    [Fact]
    public async Task ServerError_IsItsTrouble()
    {
        await FaultAsync("status", 500);

        var problem = await ProblemAsync();

        Assert.Equal((ProviderFailure.Transient, ServerErrorMayCost), (problem!.Reason, problem.MayHaveCost));
        Assert.Equal(1, await bench.Outside.CountAsync(Operation, Service));
    }

    [Fact]
    public async Task OverloadedServer_HasCertainlyNotBegun()
    {
        await FaultAsync("status", 503);

        var problem = await ProblemAsync();

        Assert.Equal((ProviderFailure.Transient, false), (problem!.Reason, problem.MayHaveCost));
    }

    [Theory]
    [InlineData("dropBefore")]
    [InlineData("dropAfter")]
    [InlineData("truncate")]
    [InlineData("garbage")]
    public async Task SpoiltAnswer_MayHaveCost(string fault)
    {
        await FaultAsync(fault, null);

        var problem = await ProblemAsync();

        Assert.Equal((ProviderFailure.Transient, !IsFree), (problem!.Reason, problem.MayHaveCost));
        Assert.Equal(1, await bench.Outside.CountAsync(Operation, Service));
    }

    [Fact]
    public async Task NoAnswer_EndsAtTheDeadline()
    {
        await FaultAsync("hang", null);

        var problem = await ProblemAsync(settings: (TimeoutSetting, "1"));

        Assert.Equal((ProviderFailure.Transient, true, "deadline"), (problem!.Reason, problem.MayHaveCost, problem.Detail));
        Assert.Equal(1, await bench.Outside.CountAsync(Operation, Service));
    }

    [Fact]
    public async Task NobodyListening_CostsNothing()
    {
        var problem = await ProblemAsync(settings: (AddressSetting, $"http://127.0.0.1:{ClosedPort()}/v1"));

        Assert.Equal((ProviderFailure.Transient, false), (problem!.Reason, problem.MayHaveCost));
    }

    [Fact]
    public async Task RefusedKey_IsPassedOverFromThenOn()
    {
        await RequireKeysAsync();
        await using var node = bench.Node((KeySetting, $"{Keys.Wrong}, {Keys.Good}"));

        for (var picture = 0; picture < 2; picture++) Assert.Null((await ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider))).Problem);

        Assert.Equal(3, await bench.Outside.CountAsync(Operation, Service));
    }

    [Fact]
    public async Task OnlyRefusedKeys_IsOurTrouble()
    {
        await RequireKeysAsync();

        var problem = await ProblemAsync(settings: (KeySetting, Keys.Wrong));

        Assert.Equal((ProviderFailure.Unauthorized, false), (problem!.Reason, problem.MayHaveCost));
        Assert.DoesNotContain(Keys.Wrong, $"{problem.Message} {problem.Detail}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_EndsAtOnce()
    {
        await FaultAsync("hang", null);
        await using var node = bench.Node();
        using var cancel = new CancellationTokenSource();

        var making = ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider), cancel.Token);
        while (await bench.Outside.CountAsync(Operation, Service) == 0) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making);
    }

    [Fact]
    public async Task Problems_QuoteNoPrompt()
    {
        await FaultAsync("status", new { status = 400, body = new { error = new { message = $"your prompt {Prompt}" }, detail = Prompt, errors = new[] { Prompt } } });

        var problem = await ProblemAsync();

        Assert.Equal(ProviderFailure.Invalid, problem!.Reason);
        Assert.DoesNotContain(Prompt, $"{problem.Message} {problem.Detail}", StringComparison.Ordinal);
    }

    /// <summary>For servers that want no key unless they are told to.</summary>
    protected virtual Task RequireKeysAsync() => Task.CompletedTask;

    protected Task FaultAsync(string fault, object? value) => bench.Outside.MisbehaveAsync(new { service = Service, operation = Operation, fault, value, times = 0 });

    protected async Task<ImageProviderException?> ProblemAsync(string prompt = Prompt, params (string Name, string Value)[] settings)
    {
        await using var node = bench.Node(settings);
        return (await ProviderBench.MakeAsync(node, ProviderBench.Request(node, Provider, prompt))).Problem;
    }

    private static void AssertRefused(ImageProviderException? problem, bool isAboutOutput)
    {
        Assert.Equal((ProviderFailure.Refused, isAboutOutput), (problem!.Reason, problem.IsAboutOutput));
        Assert.False(problem.IsSafeToRepeat || problem.IsAboutKey);
        Assert.NotEmpty(problem.Categories);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
