using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// The posts this node works on right now. A tick fills the free lanes and returns at once, so that one slow reply delays
/// nobody else's slot.
/// </summary>
internal sealed partial class PostLanes(
    PostClaims claims, PostPublisher publisher, ClockGuard clock, IOptions<PublishingOptions> options, TimeProvider time, ILogger<PostLanes> logger)
    : IHostedService, IDisposable
{
    private const int ReleaseTries = 3;
    private const int RefillShare = 4;

    private readonly ConcurrentDictionary<PostClaim, (PostWork Work, Task Task)> _running = new();
    private readonly SemaphoreSlim[] _turns = [new(1, 1), new(1, 1)];
    private readonly bool[] _hasMore = new bool[2];
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();

    public async Task TickAsync(PostWork work, CancellationToken cancellationToken)
    {
        try
        {
            if (!_stopping.IsCancellationRequested && await clock.IsTrustworthyAsync(cancellationToken))
                await FillAsync(work, cancellationToken);
        }
        catch (Exception silence) when (DatabaseFailure.IsBehind(silence))
        {
            LogNoDatabase(logger, silence);
        }
    }

    // One at a time per kind of work: what two fills count as free must not be filled twice.
    private async Task FillAsync(PostWork work, CancellationToken cancellationToken)
    {
        var turn = _turns[(int)work];
        await turn.WaitAsync(cancellationToken);
        try
        {
            var free = FreeLanes(work);
            if (free <= 0)
                return;
            var taken = await claims.TakeAsync(work, free, cancellationToken);
            _hasMore[(int)work] = taken.Count == free;
            foreach (var claim in taken)
                Occupy(work, claim);
        }
        finally
        {
            turn.Release();
        }
    }

    // More was due than there were lanes: the next ones are not kept waiting for a tick.
    private async Task RefillAsync(PostWork work)
    {
        if (!_hasMore[(int)work] || FreeLanes(work) < LanesOf(work) / RefillShare)
            return;
        _hasMore[(int)work] = false;
        await TickAsync(work, CancellationToken.None);
    }

    private int FreeLanes(PostWork work) => LanesOf(work) - _running.Values.Count(lane => lane.Work == work);

    /// <summary>Completes when every lane is empty.</summary>
    public async Task IdleAsync()
    {
        while (_running.Values.Select(lane => lane.Task).FirstOrDefault() is { } task)
        {
            await task;
            await Task.Yield();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        try
        {
            await IdleAsync().WaitAsync(options.Value.ShutdownGrace, cancellationToken);
        }
        catch (Exception impatience) when (impatience is TimeoutException or OperationCanceledException)
        {
            await _aborting.CancelAsync();
            await IdleAsync();
        }
    }

    public void Dispose()
    {
        foreach (var turn in _turns)
            turn.Dispose();
        _stopping.Dispose();
        _aborting.Dispose();
    }

    private void Occupy(PostWork work, PostClaim claim)
    {
        var task = Task.Run(() => RunAsync(claim), CancellationToken.None);
        _running[claim] = (work, task);
        // Attached after the entry stands, so that even a lane that is done already is cleared.
        _ = task.ContinueWith(
            ended =>
            {
                _running.TryRemove(claim, out _);
                return RefillAsync(work);
            },
            CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task RunAsync(PostClaim claim)
    {
        var held = claim;
        try
        {
            held = await publisher.RunAsync(claim, _stopping.Token, _aborting.Token);
        }
        catch (DbUpdateConcurrencyException)
        {
            LogOvertaken(logger, claim.Id);
        }
        catch (Exception exception)
        {
            // A lane's outer edge: whatever happened, the rows say where the post stands and the next claim goes on from there.
            LogBroken(logger, claim.Id, exception);
        }
        finally
        {
            await ReleaseAsync(held);
        }
    }

    private async Task ReleaseAsync(PostClaim claim)
    {
        for (var attempt = 1; attempt <= ReleaseTries; attempt++)
        {
            try
            {
                await claims.ReleaseAsync(claim, CancellationToken.None);
                return;
            }
            catch (Exception exception)
            {
                // Nothing depends on it: the lease ends by itself.
                LogNotReleased(logger, claim.Id, exception);
                await Task.Delay(TimeSpan.FromSeconds(attempt), time, CancellationToken.None);
            }
        }
    }

    private int LanesOf(PostWork work) => work == PostWork.Prepare ? options.Value.PrepareLanes : options.Value.PublishLanes;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer; due posts are looked for again in a moment")]
    private static partial void LogNoDatabase(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Post {PostId} was changed by somebody else; its publisher stops")]
    private static partial void LogOvertaken(ILogger logger, Guid postId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Publishing post {PostId} was interrupted; it is taken up again")]
    private static partial void LogBroken(ILogger logger, Guid postId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Post {PostId} stays claimed until its lease ends")]
    private static partial void LogNotReleased(ILogger logger, Guid postId, Exception exception);
}
