namespace SocialImages.GraphQL.Subscriptions;

/// <summary>The events behind a subscription. Disposing it unsubscribes.</summary>
public interface ISourceStream : IAsyncDisposable
{
    IAsyncEnumerable<object?> ReadEventsAsync();
}

/// <summary>The events behind a subscription, typed. Read by one reader.</summary>
public interface ISourceStream<TMessage> : ISourceStream
{
    new IAsyncEnumerable<TMessage> ReadEventsAsync();
}
