namespace SocialImages.GraphQL.Subscriptions;

/// <summary>A topic, whatever its messages are.</summary>
internal abstract class Topic
{
    public abstract void Complete();
}

/// <summary>The subscribers of one topic. All of them see its messages in the same order.</summary>
internal sealed class Topic<TMessage> : Topic
{
    private readonly Lock _lock = new();
    private readonly HashSet<EventBuffer<TMessage>> _subscribers = [];
    private bool _isClosed;

    /// <summary>False when the topic has ended meanwhile: take a new one.</summary>
    public bool TryAdd(EventBuffer<TMessage> subscriber)
    {
        lock (_lock)
            return !_isClosed && _subscribers.Add(subscriber);
    }

    /// <summary>True when it was the last subscriber: the topic has ended.</summary>
    public bool Remove(EventBuffer<TMessage> subscriber)
    {
        lock (_lock)
        {
            _subscribers.Remove(subscriber);
            return _isClosed |= _subscribers.Count == 0;
        }
    }

    public void Send(TMessage message)
    {
        lock (_lock)
        {
            foreach (var subscriber in _subscribers)
                subscriber.Write(message);
        }
    }

    public override void Complete()
    {
        lock (_lock)
        {
            _isClosed = true;
            foreach (var subscriber in _subscribers)
                subscriber.Complete();
            _subscribers.Clear();
        }
    }
}
