namespace SocialImages.GraphQL.Subscriptions;

/// <summary>What happens when a subscriber's buffer is full and one more message comes.</summary>
public enum TopicBufferFullMode
{
    /// <summary>The oldest message is lost.</summary>
    DropOldest,

    /// <summary>The newest message in the buffer is lost.</summary>
    DropNewest,

    /// <summary>The message that comes is lost.</summary>
    DropWrite,

    /// <summary>
    /// Ours, for streams that a client can resume: nothing is lost in silence. Of the messages that
    /// <see cref="SubscriptionOptions.MayBeSkipped"/> names, the oldest gives way; without one, the stream ends with
    /// <see cref="TopicOverflowException"/> after what is in the buffer.
    /// </summary>
    EndStream,
}
