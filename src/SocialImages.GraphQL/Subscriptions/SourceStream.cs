using System.Runtime.CompilerServices;

namespace SocialImages.GraphQL.Subscriptions;

/// <summary>One subscriber's end of a topic.</summary>
internal sealed class SourceStream<TMessage>(EventBuffer<TMessage> buffer, Action leave) : ISourceStream<TMessage>
{
    private int _left;

    public IAsyncEnumerable<TMessage> ReadEventsAsync() => ReadAsync(static message => message, CancellationToken.None);

    IAsyncEnumerable<object?> ISourceStream.ReadEventsAsync() => ReadAsync<object?>(static message => message, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
            leave();
        return ValueTask.CompletedTask;
    }

    // Leaving completes the buffer, which ends the waiting: cancellation needs no exception of its own until here.
    private async IAsyncEnumerable<T> ReadAsync<T>(Func<TMessage, T> convert, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var leaving = cancellationToken.Register(static self => ((SourceStream<TMessage>)self!).Leave(), this);
        while (true)
        {
            await buffer.WaitAsync();
            cancellationToken.ThrowIfCancellationRequested();
            while (buffer.TryRead(out var message))
            {
                yield return convert(message);
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (buffer.IsEnd)
                yield break;
        }
    }

    private void Leave()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
            leave();
    }
}
