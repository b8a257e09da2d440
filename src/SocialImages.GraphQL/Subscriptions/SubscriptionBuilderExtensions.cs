using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialImages.GraphQL.Execution;
using SocialImages.GraphQL.Subscriptions;

namespace Microsoft.Extensions.DependencyInjection;

public static class SubscriptionBuilderExtensions
{
    /// <summary>Subscriptions hear what this process sends. Another bus hands its events to <see cref="ITopicEventSender"/>.</summary>
    public static IRequestExecutorBuilder AddInMemorySubscriptions(this IRequestExecutorBuilder builder, SubscriptionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(new InMemoryTopics(options ?? new SubscriptionOptions()));
        builder.Services.TryAddSingleton<ITopicEventSender>(services => services.GetRequiredService<InMemoryTopics>());
        builder.Services.TryAddSingleton<ITopicEventReceiver>(services => services.GetRequiredService<InMemoryTopics>());
        return builder;
    }
}
