using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace SocialImages.GraphQL.Execution.Caching;

/// <summary>
/// Keeps a number of entries, and no more than a weight of them; what was not used since it was last passed over goes first.
/// </summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity, long maxWeight)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();
    private readonly ConcurrentQueue<Entry> _order = new();
    private long _weight;

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
    public TValue Add(TKey key, TValue value, long weight)
    {
        var entry = new Entry(key, value, weight);
        var kept = _entries.GetOrAdd(key, entry);
        if (!ReferenceEquals(kept, entry))
            return kept.Value;
        Interlocked.Add(ref _weight, weight);
        _order.Enqueue(entry);
        while ((_entries.Count > capacity || Interlocked.Read(ref _weight) > maxWeight) && _order.TryDequeue(out var oldest))
            PassOver(oldest);
        return value;
    }

    private void PassOver(Entry entry)
    {
        if (!entry.IsUsed)
        {
            _entries.TryRemove(entry.Key, out _);
            Interlocked.Add(ref _weight, -entry.Weight);
            return;
        }

        entry.IsUsed = false;
        _order.Enqueue(entry);
    }

    private sealed class Entry(TKey key, TValue value, long weight)
    {
        public TKey Key => key;

        public long Weight => weight;

        public TValue Value => value;

        public bool IsUsed { get; set; }
    }
}
