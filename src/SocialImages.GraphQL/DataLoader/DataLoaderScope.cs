using System.Collections.Frozen;

namespace SocialImages.GraphQL.DataLoader;

/// <summary>The data loaders of one request.</summary>
internal sealed class DataLoaderScope(FrozenDictionary<Type, DataLoaderFactory> factories, DataLoaderContext context)
{
    private readonly Dictionary<Type, object> _loaders = [];

    public T Get<T>()
        where T : class
    {
        lock (_loaders)
        {
            if (_loaders.TryGetValue(typeof(T), out var known))
                return (T)known;
            var factory = factories.GetValueOrDefault(typeof(T)) ?? throw new InvalidOperationException($"The data loader {typeof(T)} is not registered.");
            var loader = _loaders.GetValueOrDefault(factory.Implementation) ?? factory.Create(context);
            _loaders[factory.Implementation] = loader;
            _loaders[typeof(T)] = loader;
            return (T)loader;
        }
    }
}
