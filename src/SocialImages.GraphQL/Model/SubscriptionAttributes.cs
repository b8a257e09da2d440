namespace SocialImages.GraphQL.Types;

/// <summary>The method is a subscription field, woken by a topic or by another method's stream.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>The method of the same class that returns the stream of events.</summary>
    public string? With { get; set; }

    public Type? MessageType { get; set; }
}

/// <summary>The topic a subscription listens to; <c>{argument}</c> stands for an argument's value. The method's name when left out.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class TopicAttribute(string? name = null) : Attribute
{
    public string? Name => name;
}
