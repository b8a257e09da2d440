using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Subscriptions;

namespace SocialImages.GraphQL.Execution.Subscriptions;

/// <summary>Brings what subscription methods return into one form; what generated code calls.</summary>
public static class EventStream
{
    public static ValueTask<IAsyncEnumerable<object?>> From<T>(IAsyncEnumerable<T> events) => new(Read(events));

    public static ValueTask<IAsyncEnumerable<object?>> From<T>(ISourceStream<T> stream) => new(new SourceEvents(stream));

    public static async ValueTask<IAsyncEnumerable<object?>> From<T>(ValueTask<ISourceStream<T>> stream) => new SourceEvents(await stream);

    public static async ValueTask<IAsyncEnumerable<object?>> From<T>(Task<ISourceStream<T>> stream) => new SourceEvents(await stream);

    public static async ValueTask<IAsyncEnumerable<object?>> From<T>(ValueTask<IAsyncEnumerable<T>> events) => Read(await events);

    public static async ValueTask<IAsyncEnumerable<object?>> From<T>(Task<IAsyncEnumerable<T>> events) => Read(await events);

    public static ValueTask<IAsyncEnumerable<object?>> FromTopic<T>(ResolverContext context, string topic)
    {
        ArgumentNullException.ThrowIfNull(context);
        return From(context.Run.Services.GetRequiredService<ITopicEventReceiver>().SubscribeAsync<T>(topic, context.RequestAborted));
    }

    private static async IAsyncEnumerable<object?> Read<T>(IAsyncEnumerable<T> events, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in events.WithCancellation(cancellationToken))
            yield return item;
    }

    /// <summary>Holds a place at its topic from the start, so that it has to be given back even if nobody reads.</summary>
    private sealed class SourceEvents(ISourceStream stream) : IAsyncEnumerable<object?>, IAsyncDisposable
    {
        public IAsyncEnumerator<object?> GetAsyncEnumerator(CancellationToken cancellationToken) =>
            stream.ReadEventsAsync().GetAsyncEnumerator(cancellationToken);

        public ValueTask DisposeAsync() => stream.DisposeAsync();
    }
}
