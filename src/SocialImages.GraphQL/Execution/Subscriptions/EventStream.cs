using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Subscriptions;

namespace SocialImages.GraphQL.Execution.Subscriptions;

/// <summary>Brings what subscription methods return into one form; what generated code calls.</summary>
public static class EventStream
{
    public static ValueTask<IAsyncEnumerable<object?>> From<T>(IAsyncEnumerable<T> events) => new(Read(events));

    public static ValueTask<IAsyncEnumerable<object?>> From<T>(ISourceStream<T> stream) => new(ReadStream(stream));

    public static async ValueTask<IAsyncEnumerable<object?>> From<T>(ValueTask<ISourceStream<T>> stream) => ReadStream(await stream);

    public static async ValueTask<IAsyncEnumerable<object?>> From<T>(Task<ISourceStream<T>> stream) => ReadStream(await stream);

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

    private static async IAsyncEnumerable<object?> ReadStream<T>(ISourceStream<T> stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using (stream)
        {
            await foreach (var item in stream.ReadEventsAsync().WithCancellation(cancellationToken))
                yield return item;
        }
    }
}
