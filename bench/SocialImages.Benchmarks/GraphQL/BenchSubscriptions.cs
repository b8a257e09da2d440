using SocialImages.GraphQL;
using SocialImages.GraphQL.Types;

namespace SocialImages.Benchmarks.GraphQL;

[SubscriptionType]
internal static partial class BenchSubscriptions
{
    [Subscribe]
    [Topic(nameof(OnTick))]
    public static Tick OnTick([EventMessage] Tick tick) => tick;
}
