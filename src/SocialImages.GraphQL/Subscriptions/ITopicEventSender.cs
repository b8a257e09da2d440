namespace SocialImages.GraphQL.Subscriptions;

/// <summary>Sends events to whoever has subscribed to a topic.</summary>
public interface ITopicEventSender
{
    /// <summary>Hands the message to all subscribers of the topic. Never waits for one of them.</summary>
    ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default);

    /// <summary>Ends the streams of all subscribers of the topic, once they have read what was sent before.</summary>
    ValueTask CompleteAsync(string topicName);
}
