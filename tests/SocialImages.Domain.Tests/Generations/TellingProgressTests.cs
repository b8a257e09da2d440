using SocialImages.Domain.Generations.Pipeline;
using SocialImages.Domain.Generations.Providers;

namespace SocialImages.Domain.Tests.Generations;

public sealed class TellingProgressTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task TellingThatTakesLong_HoldsUpNobodyAndGoesOnWithTheNewest()
    {
        var (told, entered, slow) = (new List<double>(), new TaskCompletionSource(), new TaskCompletionSource());
        await using var lane = new ProgressLane(TellAsync, CancellationToken.None);

        lane.Report(At(0.1));
        await entered.Task.WaitAsync(Patience);
        lane.Report(At(0.2));
        lane.Report(At(0.3));
        slow.SetResult();
        await UntilAsync(() => told.Count == 2);
        await lane.StopAsync();

        Assert.Equal([0.1, 0.3], told);

        async Task TellAsync(ProviderProgress progress, CancellationToken cancellationToken)
        {
            entered.TrySetResult();
            await slow.Task.WaitAsync(cancellationToken);
            told.Add(progress.Fraction);
        }
    }

    [Fact]
    public async Task PictureThatIsThere_EndsTheTellingWithWhatIsBeingTold()
    {
        var (told, entered, slow) = (new List<double>(), new TaskCompletionSource(), new TaskCompletionSource());
        await using var lane = new ProgressLane(TellAsync, CancellationToken.None);
        lane.Report(At(0.1));
        await entered.Task.WaitAsync(Patience);
        lane.Report(At(0.2));

        var stopped = lane.StopAsync();
        slow.SetResult();
        await stopped;

        Assert.Equal([0.1], told);

        async Task TellAsync(ProviderProgress progress, CancellationToken cancellationToken)
        {
            entered.TrySetResult();
            await slow.Task.WaitAsync(cancellationToken);
            told.Add(progress.Fraction);
        }
    }

    [Fact]
    public async Task PictureAtOnce_LeavesTheFirstReportToBeTold()
    {
        var told = new List<double>();
        await using var lane = new ProgressLane((progress, _) => Add(told, progress), CancellationToken.None);

        lane.Report(At(0.5));
        await lane.StopAsync();

        Assert.Equal([0.5], told);
    }

    [Fact]
    public async Task TellingThatFails_EndsTheCallAndIsThrown()
    {
        await using var lane = new ProgressLane((_, _) => throw new LeaseLostException(Guid.Empty), CancellationToken.None);

        lane.Report(At(0.5));
        await Assert.ThrowsAsync<TaskCanceledException>(() => Task.Delay(Patience, TimeProvider.System, lane.Token));

        Assert.True(lane.HasFailed);
        await Assert.ThrowsAsync<LeaseLostException>(lane.StopAsync);
    }

    private static ProviderProgress At(double fraction) => new(fraction, Preview: null);

    private static Task Add(List<double> told, ProviderProgress progress)
    {
        told.Add(progress.Fraction);
        return Task.CompletedTask;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo()) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
    }
}
