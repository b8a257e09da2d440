using System.Threading.Channels;

namespace SocialImages.Domain.Events;

/// <summary>A coalescing signal: many notices while nobody waits are one wake-up. The most recent notices can be read.</summary>
public sealed class EventWake(TimeProvider time, Action<EventWake> onDispose) : IDisposable
{
    private const int RememberedNotices = 256;

    private readonly Channel<EventNotice?> _notices = Channel.CreateBounded<EventNotice?>(
        new BoundedChannelOptions(RememberedNotices) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Returns at the next signal, or after <paramref name="timeout"/> so that the caller looks at its rows anyway.</summary>
    public async Task WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        await WaitForSignalAsync(timeout, cancellationToken);
        while (_notices.Reader.TryRead(out _)) { }
    }

    /// <summary>The notices since the last call, oldest first; empty after the timeout or after a reconnection.</summary>
    public async Task<IReadOnlyList<EventNotice>> TakeAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        await WaitForSignalAsync(timeout, cancellationToken);
        var taken = new List<EventNotice>();
        while (_notices.Reader.TryRead(out var notice))
        {
            if (notice is { } known) taken.Add(known);
        }

        return taken;
    }

    public void Dispose() => onDispose(this);

    internal void Set(EventNotice? notice = null) => _notices.Writer.TryWrite(notice);

    private async Task WaitForSignalAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _notices.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The timeout is an answer too: look at the rows.
        }
    }
}
