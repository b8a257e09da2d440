namespace SocialImages.GraphQL.DataLoader;

/// <summary>Loads one value per key.</summary>
public abstract class BatchDataLoader<TKey, TValue>(DataLoaderContext context) : DataLoaderBase<TKey, TValue>(context)
    where TKey : notnull
{
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys, IServiceProvider services, CancellationToken cancellationToken);

    private protected sealed override async Task<Func<TKey, TValue?>> FetchAsync(
        IReadOnlyList<TKey> keys, IServiceProvider services, CancellationToken cancellationToken)
    {
        var values = await LoadBatchAsync(keys, services, cancellationToken);
        return key => values.TryGetValue(key, out var value) ? value : default;
    }
}

/// <summary>Loads many values per key; a key without any has an empty array.</summary>
public abstract class GroupedDataLoader<TKey, TValue>(DataLoaderContext context) : DataLoaderBase<TKey, TValue[]>(context)
    where TKey : notnull
{
    protected abstract Task<ILookup<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys, IServiceProvider services, CancellationToken cancellationToken);

    private protected sealed override async Task<Func<TKey, TValue[]?>> FetchAsync(
        IReadOnlyList<TKey> keys, IServiceProvider services, CancellationToken cancellationToken)
    {
        var values = await LoadBatchAsync(keys, services, cancellationToken);
        return key => [.. values[key]];
    }
}
