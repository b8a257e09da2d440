using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SocialImages.GraphQL.Language;

/// <summary>Grows an array and gives it away without a copy when it is exactly full.</summary>
internal ref struct ArrayBuilder<T>
{
    private T[]? _items;
    private int _count;

    public readonly int Count => _count;

    public void Add(T item)
    {
        if (_items is null)
            _items = new T[2];
        else if (_count == _items.Length)
            Array.Resize(ref _items, _count * 2);
        _items[_count++] = item;
    }

    public readonly ImmutableArray<T> ToImmutable()
    {
        if (_items is null)
            return [];
        return _count == _items.Length ? ImmutableCollectionsMarshal.AsImmutableArray(_items) : ImmutableArray.Create(_items, 0, _count);
    }
}
