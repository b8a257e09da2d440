namespace SocialImages.GraphQL.DataLoader;

/// <summary>Caches values by key and loads missing ones in batches.</summary>
public abstract class DataLoaderBase<TKey, TValue>(DataLoaderContext context) : IDataLoader<TKey, TValue>, IBatchDispatch
    where TKey : notnull
{
    /// <summary>Keys in one batch.</summary>
    private const int MaxBatchSize = 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Task<TValue?>> _cache = [];
    private List<Entry> _waiting = [];

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_cache.TryGetValue(key, out var known))
                return known;
            var entry = new Entry(key);
            _cache.Add(key, entry.Task);
            _waiting.Add(entry);
            if (_waiting.Count > 1)
                return entry.Task;
            context.Scheduler.Schedule(this);
            return entry.Task;
        }
    }

    public async Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default) =>
        await Task.WhenAll(keys.Select(key => LoadAsync(key, cancellationToken)));

    public void SetCacheEntry(TKey key, Task<TValue?> value)
    {
        lock (_lock)
            _cache.TryAdd(key, value);
    }

    public void RemoveCacheEntry(TKey key)
    {
        lock (_lock)
            _cache.Remove(key);
    }

    public void ClearCache()
    {
        lock (_lock)
            _cache.Clear();
    }

    public void Dispatch()
    {
        List<Entry> entries;
        lock (_lock)
        {
            entries = _waiting;
            _waiting = [];
        }

        for (var start = 0; start < entries.Count; start += MaxBatchSize)
            _ = RunAsync(entries.GetRange(start, Math.Min(MaxBatchSize, entries.Count - start)));
    }

    /// <summary>Loads values and gives out, for any key, what belongs to it.</summary>
    private protected abstract Task<Func<TKey, TValue?>> FetchAsync(IReadOnlyList<TKey> keys, IServiceProvider services, CancellationToken cancellationToken);

    private async Task RunAsync(List<Entry> entries)
    {
        try
        {
            await using var scope = context.OpenScope();
            var keys = entries.ConvertAll(static entry => entry.Key);
            var find = await FetchAsync(keys, scope.ServiceProvider, context.CancellationToken);
            context.Scheduler.Post(() => entries.ForEach(entry => entry.Complete(find)));
        }
#pragma warning disable CA1031 // whatever went wrong is handed to everyone who waits for the batch
        catch (Exception exception)
#pragma warning restore CA1031
        {
            context.Scheduler.Post(() => entries.ForEach(entry => entry.Fail(exception)));
        }
    }

    // Continuations run inside the completion, so that their own keys make one batch again.
    private sealed class Entry(TKey key)
    {
        private readonly TaskCompletionSource<TValue?> _completion = new();

        public TKey Key => key;

        public Task<TValue?> Task => _completion.Task;

        public void Complete(Func<TKey, TValue?> find) => _completion.TrySetResult(find(key));

        public void Fail(Exception exception) => _completion.TrySetException(exception);
    }
}
