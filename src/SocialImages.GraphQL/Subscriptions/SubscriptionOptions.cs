namespace SocialImages.GraphQL.Subscriptions;

public sealed class SubscriptionOptions
{
    /// <summary>Put before each topic's name, so that two schemas do not hear each other.</summary>
    public string? TopicPrefix { get; set; }

    /// <summary>Messages kept for one slow subscriber.</summary>
    public int TopicBufferCapacity { get; set; } = 64;

    public TopicBufferFullMode TopicBufferFullMode { get; set; } = TopicBufferFullMode.DropOldest;

    /// <summary>Which messages <see cref="TopicBufferFullMode.EndStream"/> may skip, e.g. those without a sequence; null is none.</summary>
    public Func<object?, bool>? MayBeSkipped { get; set; }
}
