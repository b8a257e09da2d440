namespace SocialImages.GraphQL.Subscriptions;

/// <summary>Subscribes to topics.</summary>
public interface ITopicEventReceiver
{
    /// <summary>Every message sent after this has returned is in the stream, within the bounds of its buffer.</summary>
    ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default);

    /// <param name="topicName">The topic.</param>
    /// <param name="bufferCapacity">Messages kept for a slow reader; null is the options' number.</param>
    /// <param name="bufferFullMode">What happens to the next one; null is the options' mode.</param>
    /// <param name="cancellationToken">Ends the waiting for the subscription, not the subscription.</param>
    ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(
        string topicName, int? bufferCapacity, TopicBufferFullMode? bufferFullMode, CancellationToken cancellationToken = default);
}
