using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace SocialImages.GraphQL.Execution.Caching;

/// <summary>Keeps a fixed number of entries; what was not used since it was last passed over goes first.</summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new(comparer);
    private readonly ConcurrentQueue<Entry> _order = new();

    public int Count => _entries.Count;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_entries.TryGetValue(key, out var entry))
        {
            // Written only once per round, so that readers do not fight over the cache line.
            if (!entry.IsUsed)
                entry.IsUsed = true;
            value = entry.Value;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Adds the value, or answers the one that was added meanwhile.</summary>
    public TValue Add(TKey key, TValue value)
    {
        var entry = new Entry(key, value);
        var kept = _entries.GetOrAdd(key, entry);
        if (!ReferenceEquals(kept, entry))
            return kept.Value;
        _order.Enqueue(entry);
        while (_entries.Count > capacity && _order.TryDequeue(out var oldest))
            PassOver(oldest);
        return value;
    }

    private void PassOver(Entry entry)
    {
        if (!entry.IsUsed)
        {
            _entries.TryRemove(entry.Key, out _);
            return;
        }

        entry.IsUsed = false;
        _order.Enqueue(entry);
    }

    private sealed class Entry(TKey key, TValue value)
    {
        public TKey Key => key;

        public TValue Value => value;

        public bool IsUsed { get; set; }
    }
}
