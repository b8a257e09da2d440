using System.Runtime.CompilerServices;
using SocialImages.GraphQL.Subscriptions;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Tests.Execution;

[SubscriptionType]
public static partial class EventSubscriptions
{
    public static async IAsyncEnumerable<int> CountAsync(int to, Journal journal, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            for (var i = 1; i <= to; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }
        finally
        {
            journal.Write("source closed");
        }
    }

    [Subscribe(With = nameof(CountAsync))]
    public static Person? OnCount([EventMessage] int number, ScopedThing thing, Journal journal)
    {
        journal.Write($"thing {thing.Number}");
        return number == 2 ? throw new GraphQLException("two") : new Person(number, $"P{number}", 0);
    }

    [Subscribe]
    [Topic("room:{name}")]
    public static string OnRoom(string name, [EventMessage] string message) => $"{name} {message}";

    public static ValueTask<ISourceStream<string>> SubscribeToNothingAsync() => throw new GraphQLException("closed today");

    [Subscribe(With = nameof(SubscribeToNothingAsync))]
    public static string OnNothing([EventMessage] string message) => message;
}
