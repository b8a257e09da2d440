using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// The posts that this node works on and those that it holds for its next free lanes. A tick claims what is due, in bulk,
/// and returns at once, so that one slow reply delays nobody else's slot.
/// </summary>
internal sealed partial class PostLanes : IHostedService, IDisposable
{
    private const int ClaimBatch = 5000;
    private const int ReleaseTries = 3;

    private readonly PostClaims _claims;
    private readonly PostPublisher _publisher;
    private readonly ClockGuard _clock;
    private readonly PublishingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<PostLanes> _logger;
    private readonly LaneSet[] _lanes;
    private readonly bool[] _hasMore = new bool[2];
    private readonly DateTimeOffset[] _renewedAt = new DateTimeOffset[2];
    private readonly SemaphoreSlim[] _turns = [new(1, 1), new(1, 1)];
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();

    public PostLanes(
        PostClaims claims, PostPublisher publisher, ClockGuard clock, IOptions<PublishingOptions> options, TimeProvider time, ILogger<PostLanes> logger)
    {
        (_claims, _publisher, _clock, _options, _time, _logger) = (claims, publisher, clock, options.Value, time, logger);
        _lanes = [LanesFor(PostWork.Prepare, _options.PrepareLanes), LanesFor(PostWork.Publish, _options.PublishLanes)];
    }

    public async Task TickAsync(PostWork work, CancellationToken cancellationToken)
    {
        // One at a time per kind of work: what two of them count as room must not be filled twice.
        var turn = _turns[(int)work];
        await turn.WaitAsync(cancellationToken);
        try
        {
            await RenewWaitingAsync(work, cancellationToken);
            if (!_stopping.IsCancellationRequested && await _clock.IsTrustworthyAsync(cancellationToken))
                await ClaimAsync(work, cancellationToken);
        }
        catch (Exception silence) when (DatabaseFailure.IsBehind(silence))
        {
            LogNoDatabase(_logger, silence);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Completes when every lane is empty.</summary>
    public Task IdleAsync() => Task.WhenAll(_lanes.Select(lanes => lanes.IdleAsync()));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        foreach (var lanes in _lanes)
            await ReleaseAsync(lanes.Close());
        try
        {
            await IdleAsync().WaitAsync(_options.ShutdownGrace, cancellationToken);
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

    private LaneSet LanesFor(PostWork work, int count) =>
        new(count, claim => RunAsync(work, claim), () => _hasMore[(int)work] ? FillAsync(work) : Task.CompletedTask);

    private async Task FillAsync(PostWork work)
    {
        try
        {
            await TickAsync(work, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // A lane's outer edge too: the next tick fills what this one could not.
            LogNotFilled(_logger, exception);
        }
    }

    // In batches, so that nodes that begin in the same second share what is due; and all of them before the lanes begin, whose
    // work would slow the claiming down.
    private async Task ClaimAsync(PostWork work, CancellationToken cancellationToken)
    {
        var claims = new List<PostClaim>();
        int wanted, taken;
        try
        {
            do
            {
                wanted = Math.Min(ClaimBatch, RoomFor(work) - claims.Count);
                taken = wanted > 0 ? await TakeAsync(work, wanted, claims, cancellationToken) : 0;
            }
            while (taken == wanted && taken > 0 && !_stopping.IsCancellationRequested);
        }
        finally
        {
            if (!_lanes[(int)work].TryAdd(claims))
                await ReleaseAsync(claims);
        }

        _hasMore[(int)work] = taken == wanted;
    }

    private async Task<int> TakeAsync(PostWork work, int limit, List<PostClaim> claims, CancellationToken cancellationToken)
    {
        var taken = await _claims.TakeAsync(work, limit, cancellationToken);
        claims.AddRange(taken);
        return taken.Count;
    }

    // Preparing is slow, so little is taken ahead: what another node could begin at once must not wait here.
    private int RoomFor(PostWork work)
    {
        var most = work == PostWork.Prepare ? 2 * _options.PrepareLanes : _options.PublishLanes + _options.ClaimAhead;
        return Math.Max(0, most - _lanes[(int)work].Held);
    }

    private async Task RenewWaitingAsync(PostWork work, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var waiting = _lanes[(int)work].Waiting;
        if (waiting.Count == 0 || now - _renewedAt[(int)work] < _options.Lease / LeaseKeeper.RenewalsPerLease)
            return;
        await _claims.RenewAsync(waiting, cancellationToken);
        _renewedAt[(int)work] = now;
    }

    private async Task RunAsync(PostWork work, PostClaim claim)
    {
        PostClaim? held = claim;
        try
        {
            held = await _publisher.RunAsync(claim, () => _lanes[(int)work].IsUrgent, _stopping.Token, _aborting.Token);
        }
        catch (DbUpdateConcurrencyException)
        {
            LogOvertaken(_logger, claim.Id);
        }
        catch (Exception exception)
        {
            // A lane's outer edge: whatever happened, the rows say where the post stands and the next claim goes on from there.
            LogBroken(_logger, claim.Id, exception);
            // Given back, what breaks at its first step would break again every second: its lease ends soon enough.
            if (!DatabaseFailure.IsBehind(exception))
                return;
        }

        // What was put off for something more urgent stays ours.
        if (held is null || (held.IsOut && _lanes[(int)work].TryAdd([held])))
            return;
        await ReleaseAsync([held]);
    }

    private async Task ReleaseAsync(IReadOnlyCollection<PostClaim> claims)
    {
        for (var attempt = 1; claims.Count > 0 && attempt <= ReleaseTries; attempt++)
        {
            try
            {
                await _claims.ReleaseAsync(claims, CancellationToken.None);
                return;
            }
            catch (Exception exception)
            {
                // Nothing depends on it: a lease ends by itself.
                LogNotReleased(_logger, claims.Count, exception);
                await Task.Delay(TimeSpan.FromSeconds(attempt), _time, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer; due posts are looked for again in a moment")]
    private static partial void LogNoDatabase(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Lanes could not be filled; the next tick does it")]
    private static partial void LogNotFilled(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Post {PostId} was changed by somebody else; its publisher stops")]
    private static partial void LogOvertaken(ILogger logger, Guid postId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Publishing post {PostId} was interrupted; it is taken up again")]
    private static partial void LogBroken(ILogger logger, Guid postId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} posts stay claimed until their leases end")]
    private static partial void LogNotReleased(ILogger logger, int count, Exception exception);
}
