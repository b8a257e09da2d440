namespace SocialImages.GraphQL.DataLoader;

/// <summary>Collects keys and loads their values in batches.</summary>
public interface IDataLoader
{
    /// <summary>Forgets every value loaded so far.</summary>
    void ClearCache();
}

/// <summary>Collects keys and loads their values in batches, each key once per request.</summary>
public interface IDataLoader<TKey, TValue> : IDataLoader
    where TKey : notnull
{
    /// <summary>The key's value; null when there is none.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The keys' values in the keys' order.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Puts a value into the cache unless there is one.</summary>
    void SetCacheEntry(TKey key, Task<TValue?> value);

    void RemoveCacheEntry(TKey key);
}

public static class DataLoaderExtensions
{
    /// <exception cref="KeyNotFoundException">There is no value for the key.</exception>
    public static async Task<TValue> LoadRequiredAsync<TKey, TValue>(
        this IDataLoader<TKey, TValue> dataLoader, TKey key, CancellationToken cancellationToken = default)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(dataLoader);
        return await dataLoader.LoadAsync(key, cancellationToken) ?? throw new KeyNotFoundException($"There is no value for the key {key}.");
    }
}
