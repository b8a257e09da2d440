using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Conformance;

[SubscriptionType]
public static partial class SampleSubscriptions
{
    /// <summary>Counts up to a number, and ends.</summary>
    [Subscribe(With = nameof(CountToAsync))]
    public static int Count([EventMessage] int number) => number;

    [Subscribe]
    [Topic(nameof(ImageChanged))]
    public static Image ImageChanged([EventMessage] Image image) => image;

    public static async IAsyncEnumerable<int> CountToAsync(int to)
    {
        for (var number = 1; number <= to; number++)
        {
            await Task.Yield();
            yield return number;
        }
    }
}
