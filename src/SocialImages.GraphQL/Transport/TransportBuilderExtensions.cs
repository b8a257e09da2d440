using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialImages.GraphQL.AspNetCore;
using SocialImages.GraphQL.AspNetCore.Subscriptions;
using SocialImages.GraphQL.Execution;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What a schema's transports can be told where it is registered.</summary>
public static class TransportBuilderExtensions
{
    /// <summary>Changes the options of every endpoint of this schema.</summary>
    public static IRequestExecutorBuilder ModifyServerOptions(this IRequestExecutorBuilder builder, Action<GraphQLServerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }

    /// <summary>Makes <typeparamref name="T"/> see each HTTP request of this schema; the last one added counts.</summary>
    public static IRequestExecutorBuilder AddHttpRequestInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, IHttpRequestInterceptor
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.RemoveAllKeyed<IHttpRequestInterceptor>(builder.Name);
        builder.Services.AddKeyedSingleton<IHttpRequestInterceptor>(
            builder.Name, (services, _) => ActivatorUtilities.CreateInstance<T>(services));
        return builder;
    }

    /// <summary>Makes <typeparamref name="T"/> see each WebSocket of this schema; the last one added counts.</summary>
    public static IRequestExecutorBuilder AddSocketSessionInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, ISocketSessionInterceptor
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.RemoveAllKeyed<ISocketSessionInterceptor>(builder.Name);
        builder.Services.AddKeyedSingleton<ISocketSessionInterceptor>(
            builder.Name, (services, _) => ActivatorUtilities.CreateInstance<T>(services));
        return builder;
    }
}
