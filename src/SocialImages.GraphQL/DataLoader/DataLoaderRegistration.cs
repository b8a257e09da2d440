using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SocialImages.GraphQL.DataLoader;

/// <summary>Registers generated data loaders. Inside a request each has one instance; a scope outside of one has its own.</summary>
public static class DataLoaderRegistration
{
    public static void Add<TInterface, TLoader>(IServiceCollection services, Func<DataLoaderContext, TLoader> create)
        where TInterface : class, IDataLoader
        where TLoader : class, TInterface
    {
        services.AddSingleton(new DataLoaderFactory(typeof(TInterface), typeof(TLoader), create));
        services.TryAddScoped<TInterface>(provider => create(new DataLoaderContext(provider.CreateAsyncScope, ImmediateScheduler.Instance, CancellationToken.None)));
    }
}

internal sealed record DataLoaderFactory(Type Interface, Type Implementation, Func<DataLoaderContext, IDataLoader> Create);
