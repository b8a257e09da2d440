using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations.Pipeline;

namespace SocialImages.Domain.Generations;

/// <summary>Takes up generations on this node, keeps their leases alive, and hands them over when the node stops.</summary>
internal sealed partial class GenerationWorker(
    GenerationClaims claims, GenerationPipeline pipeline, EventFeed feed, IOptions<GenerationOptions> options, TimeProvider time,
    ILogger<GenerationWorker> logger) : BackgroundService
{
    private const int RenewalsPerLease = 3;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(5);

    private readonly Dictionary<Guid, RunningGeneration> _running = [];
    private DateTimeOffset _renewedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = feed.Subscribe(notice => notice.Kind == EventKind.GenerationRequested);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(wake, stoppingToken);
                await wake.WaitAsync(PollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                // The outer edge: the database may be restarting. Running generations go on; the next round tries again.
                LogRoundFailed(logger, exception);
                await Task.Delay(PollInterval, time, CancellationToken.None);
            }
        }

        await HandOverAsync();
    }

    private async Task RoundAsync(EventWake wake, CancellationToken cancellationToken)
    {
        foreach (var ended in _running.Values.Where(running => running.Work.IsCompleted).ToList()) Forget(ended);
        await RenewAsync(cancellationToken);
        await CancelWhereWantedAsync(cancellationToken);
        var free = options.Value.Concurrency - _running.Count;
        if (free <= 0) return;
        foreach (var claim in await claims.ClaimAsync(free, cancellationToken)) Start(claim, wake);
    }

    private void Start(GenerationClaim claim, EventWake wake)
    {
        // A generation whose lease ran out here may come back to this very node.
        if (_running.Remove(claim.Id, out var earlier)) earlier.Stop();
        var running = new RunningGeneration(claim);
        running.Work = RunAsync(running, wake);
        _running[claim.Id] = running;
    }

    private async Task RunAsync(RunningGeneration running, EventWake wake)
    {
        await Task.Yield();
        try
        {
            await pipeline.RunAsync(running.Claim, running.UserCancel, running.Stopped);
        }
        catch (OperationCanceledException) when (running.Stopped.IsCancellationRequested)
        {
            LogLetGo(logger, running.Claim.Id);
        }
        catch (LeaseLostException)
        {
            LogLetGo(logger, running.Claim.Id);
        }
        catch (Exception exception)
        {
            // The outer edge: whatever it is, the lease runs out and the generation is taken up again, a limited number of times.
            LogRunFailed(logger, exception, running.Claim.Id);
        }
        finally
        {
            wake.Set();
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_running.Count == 0 || now - _renewedAt < options.Value.Lease / RenewalsPerLease) return;
        var held = await claims.RenewAsync([.. _running.Values.Select(running => running.Claim)], cancellationToken);
        foreach (var lost in _running.Values.Where(running => !held.Contains(running.Claim.Id))) lost.Stop();
        _renewedAt = now;
    }

    private async Task CancelWhereWantedAsync(CancellationToken cancellationToken)
    {
        if (_running.Count == 0) return;
        foreach (var id in await claims.CancelRequestedAsync([.. _running.Keys], cancellationToken)) _running[id].Cancel();
    }

    private void Forget(RunningGeneration ended)
    {
        _running.Remove(ended.Claim.Id);
        ended.Dispose();
    }

    /// <summary>Running generations get a little time to finish; the others are released, so that another node goes on at once.</summary>
    private async Task HandOverAsync()
    {
        var work = Task.WhenAll(_running.Values.Select(running => running.Work));
        await Task.WhenAny(work, Task.Delay(options.Value.Drain, time));
        var cut = _running.Values.Where(running => !running.Work.IsCompleted).ToList();
        foreach (var running in cut) running.Stop();
        await work;
        if (cut.Count == 0) return;
        using var limit = new CancellationTokenSource(ReleaseTimeout, time);
        await claims.ReleaseAsync([.. cut.Select(running => running.Claim)], limit.Token);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for generations failed; it is tried again")]
    private static partial void LogRoundFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Generation {GenerationId} broke off; it is taken up again when its lease has run out")]
    private static partial void LogRunFailed(ILogger logger, Exception exception, Guid generationId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Generation {GenerationId} is left to another worker")]
    private static partial void LogLetGo(ILogger logger, Guid generationId);
}
