using System.Collections;
using System.Collections.Immutable;

namespace SocialImages.GraphQL.Types;

/// <summary>Which objects each composite type can be, as lists and as bit sets keyed by <see cref="NamedType.Index"/>.</summary>
internal sealed class PossibleTypes
{
    private readonly ImmutableArray<ObjectType>[] _lists;
    private readonly BitArray[] _sets;

    public PossibleTypes(ImmutableArray<NamedType> types)
    {
        var lists = new List<ObjectType>[types.Length];
        for (var index = 0; index < types.Length; index++)
            lists[index] = types[index] is UnionType union ? [.. union.Types] : [];
        foreach (var type in types.OfType<ObjectType>())
        {
            lists[type.Index].Add(type);
            foreach (var implemented in type.Interfaces)
                lists[implemented.Index].Add(type);
        }

        _lists = [.. lists.Select(static list => list.ToImmutableArray())];
        _sets = [.. _lists.Select(list => ToSet(list, types.Length))];
    }

    public ImmutableArray<ObjectType> Of(NamedType type) => _lists[type.Index];

    public bool Contains(NamedType type, ObjectType candidate) => _sets[type.Index][candidate.Index];

    public bool Overlap(NamedType left, NamedType right)
    {
        if (left == right)
            return true;
        foreach (var type in _lists[left.Index])
        {
            if (_sets[right.Index][type.Index])
                return true;
        }

        return false;
    }

    private static BitArray ToSet(ImmutableArray<ObjectType> list, int size)
    {
        var set = new BitArray(size);
        foreach (var type in list)
            set[type.Index] = true;
        return set;
    }
}
