namespace SocialImages.Imaging.Tests;

public sealed class QueueingForWorkersTests : IDisposable
{
    private readonly ImagingEngine _engine = new(new ImagingLimits { Workers = 1, MaxWaiting = 1 });
    private readonly ManualResetEventSlim _release = new();

    [Fact]
    public async Task WorkersTaken_NextWaitsAndTheOneAfterIsTurnedAway()
    {
        var working = OccupyAsync();
        var waiting = _engine.RunAsync(_ => "done", TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<ImagingException>(() => _engine.RunAsync(_ => "never", TestContext.Current.CancellationToken));
        Assert.Equal(ImagingReason.Busy, refusal.Reason);
        Assert.True(refusal.IsTransient);
        Assert.False(waiting.IsCompleted);

        _release.Set();
        await working;
        Assert.Equal("done", await waiting);
        Assert.Equal("again", await _engine.RunAsync(_ => "again", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task CanceledWaiting_GivesItsPlaceBack()
    {
        var working = OccupyAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = _engine.RunAsync(_ => "never", cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var next = _engine.RunAsync(_ => "next", TestContext.Current.CancellationToken);
        _release.Set();
        await working;
        Assert.Equal("next", await next);
    }

    [Fact]
    public async Task FailedWork_GivesItsWorkerBack()
    {
        for (var round = 0; round < 3; round++)
            await Assert.ThrowsAsync<InvalidOperationException>(() => _engine.RunAsync<int>(_ => throw new InvalidOperationException(), TestContext.Current.CancellationToken));

        Assert.Equal(1, await _engine.RunAsync(_ => 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task HeavyPicture_WaitsForMemoryAndKeepsItsTurn()
    {
        var gate = new WorkerGate(workers: 2, memory: 100, maxWaiting: 2);
        await gate.EnterAsync(60, TestContext.Current.CancellationToken);

        var heavy = gate.EnterAsync(1000, TestContext.Current.CancellationToken);
        var light = gate.EnterAsync(10, TestContext.Current.CancellationToken);
        Assert.Equal((false, false), (heavy.IsCompleted, light.IsCompleted));

        gate.Exit(60);
        await heavy;
        Assert.False(light.IsCompleted);
        gate.Exit(1000);
        await light;
        Assert.Equal(0, gate.Exit(10));
    }

    public void Dispose()
    {
        _release.Set();
        _engine.Dispose();
        _release.Dispose();
    }

    private Task<bool> OccupyAsync() => _engine.RunAsync(
        _ =>
        {
            _release.Wait(TestContext.Current.CancellationToken);
            return true;
        },
        TestContext.Current.CancellationToken);
}
