namespace SocialImages.GraphQL.Subscriptions;

/// <summary>A subscriber fell behind on a stream that must not lose events: subscribe again from the last one seen.</summary>
public sealed class TopicOverflowException(string topicName)
    : Exception($"The subscriber of '{topicName}' is too slow; subscribe again from the last event received.")
{
    /// <summary>What clients are told.</summary>
    public static IError Error { get; } = ErrorBuilder.New()
        .SetMessage("The subscription fell behind; subscribe again from the last event received.")
        .SetCode("SUBSCRIPTION_OVERFLOW")
        .Build();
}
