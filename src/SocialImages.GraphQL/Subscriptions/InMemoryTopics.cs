using System.Collections.Concurrent;

namespace SocialImages.GraphQL.Subscriptions;

/// <summary>The bus between those who publish and the subscriptions of this process.</summary>
internal sealed class InMemoryTopics(SubscriptionOptions options) : ITopicEventSender, ITopicEventReceiver
{
    private readonly ConcurrentDictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    /// <summary>Topics that somebody listens to.</summary>
    public int Count => _topics.Count;

    public ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_topics.TryGetValue(NameOf(topicName), out var topic))
            Typed<TMessage>(topicName, topic).Send(message);
        return ValueTask.CompletedTask;
    }

    public ValueTask CompleteAsync(string topicName)
    {
        if (_topics.TryRemove(NameOf(topicName), out var topic))
            topic.Complete();
        return ValueTask.CompletedTask;
    }

    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default) =>
        SubscribeAsync<TMessage>(topicName, null, null, cancellationToken);

    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(
        string topicName, int? bufferCapacity, TopicBufferFullMode? bufferFullMode, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var buffer = new EventBuffer<TMessage>(
            topicName,
            bufferCapacity ?? options.TopicBufferCapacity,
            bufferFullMode ?? options.TopicBufferFullMode,
            options.MayBeSkipped);
        var topic = Join(topicName, buffer);
        return new(new SourceStream<TMessage>(buffer, () => Leave(topicName, topic, buffer)));
    }

    private Topic<TMessage> Join<TMessage>(string topicName, EventBuffer<TMessage> buffer)
    {
        while (true)
        {
            var topic = Typed<TMessage>(topicName, _topics.GetOrAdd(NameOf(topicName), _ => new Topic<TMessage>()));
            if (topic.TryAdd(buffer))
                return topic;

            // It ended between the two lines above, and whoever ended it takes it out; so do we, in case he has not yet.
            _topics.TryRemove(KeyValuePair.Create(NameOf(topicName), (Topic)topic));
        }
    }

    private void Leave<TMessage>(string topicName, Topic<TMessage> topic, EventBuffer<TMessage> buffer)
    {
        buffer.Complete();
        if (topic.Remove(buffer))
            _topics.TryRemove(KeyValuePair.Create(NameOf(topicName), (Topic)topic));
    }

    private static Topic<TMessage> Typed<TMessage>(string topicName, Topic topic) =>
        topic as Topic<TMessage>
        ?? throw new InvalidOperationException(
            $"Topic '{topicName}' carries {topic.GetType().GenericTypeArguments[0].Name}, not {typeof(TMessage).Name}.");

    private string NameOf(string topicName) => options.TopicPrefix is { } prefix ? $"{prefix}:{topicName}" : topicName;
}
