using System.Runtime.CompilerServices;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>
/// Finds fields that cannot be merged, as the specification's algorithm does. Pairs of fragments are compared once, and a budget bounds
/// what remains quadratic.
/// </summary>
internal sealed class ConflictSearch(ValidationContext context)
{
    private readonly Dictionary<SelectionSetNode, FieldsAndSpreads> _collected = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private readonly Dictionary<(FieldsAndSpreads, string), bool> _comparedWithFragment = [];
    private int _comparisons;

    public bool IsExhausted { get; private set; }

    public List<FieldConflict> Within(SelectionSetNode selectionSet, NamedType? parentType)
    {
        var conflicts = new List<FieldConflict>();
        var collected = Collect(selectionSet, parentType);
        foreach (var (_, entries) in collected.Fields)
        {
            for (var left = 0; left < entries.Count && !IsExhausted; left++)
            {
                for (var right = left + 1; right < entries.Count && !IsExhausted; right++)
                    Compare(conflicts, entries[left], entries[right], areExclusive: false);
            }
        }

        CompareSpreads(conflicts, collected);
        return conflicts;
    }

    private void CompareSpreads(List<FieldConflict> conflicts, FieldsAndSpreads collected)
    {
        for (var left = 0; left < collected.Fragments.Count; left++)
        {
            CompareWithFragment(conflicts, collected, collected.Fragments[left], areExclusive: false);
            for (var right = left + 1; right < collected.Fragments.Count; right++)
                CompareFragments(conflicts, collected.Fragments[left], collected.Fragments[right], areExclusive: false);
        }
    }

    private List<FieldConflict> BetweenSelections(FieldEntry left, FieldEntry right, bool areExclusive)
    {
        var conflicts = new List<FieldConflict>();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            IsExhausted = true;
            return conflicts;
        }

        var leftFields = Collect(left.Node.SelectionSet!, Composite(left));
        var rightFields = Collect(right.Node.SelectionSet!, Composite(right));
        CompareFields(conflicts, leftFields, rightFields, areExclusive);
        foreach (var name in rightFields.Fragments)
            CompareWithFragment(conflicts, leftFields, name, areExclusive);
        foreach (var name in leftFields.Fragments)
            CompareWithFragment(conflicts, rightFields, name, areExclusive);
        foreach (var leftName in leftFields.Fragments)
        {
            foreach (var rightName in rightFields.Fragments)
                CompareFragments(conflicts, leftName, rightName, areExclusive);
        }

        return conflicts;
    }

    private void CompareWithFragment(List<FieldConflict> conflicts, FieldsAndSpreads fields, string name, bool areExclusive)
    {
        if (!Remember(_comparedWithFragment, (fields, name), areExclusive) || Collect(name) is not { } fragment || fragment == fields)
            return;
        CompareFields(conflicts, fields, fragment, areExclusive);
        foreach (var nested in fragment.Fragments)
            CompareWithFragment(conflicts, fields, nested, areExclusive);
    }

    private void CompareFragments(List<FieldConflict> conflicts, string leftName, string rightName, bool areExclusive)
    {
        if (leftName == rightName
            || !Remember(_comparedFragments, string.CompareOrdinal(leftName, rightName) < 0 ? (leftName, rightName) : (rightName, leftName), areExclusive)
            || Collect(leftName) is not { } left
            || Collect(rightName) is not { } right)
        {
            return;
        }

        CompareFields(conflicts, left, right, areExclusive);
        foreach (var nested in right.Fragments)
            CompareFragments(conflicts, leftName, nested, areExclusive);
        foreach (var nested in left.Fragments)
            CompareFragments(conflicts, nested, rightName, areExclusive);
    }

    // What was compared as possibly overlapping need not be compared again as mutually exclusive.
    private bool Remember<TKey>(Dictionary<TKey, bool> compared, TKey key, bool areExclusive)
        where TKey : notnull
    {
        if (IsExhausted || (compared.TryGetValue(key, out var wasExclusive) && (areExclusive || !wasExclusive)))
            return false;
        compared[key] = areExclusive;
        Spend();
        return !IsExhausted && RuntimeHelpers.TryEnsureSufficientExecutionStack();
    }

    // The smaller side is gone through, or a large fragment would cost its size in every pair.
    private void CompareFields(List<FieldConflict> conflicts, FieldsAndSpreads left, FieldsAndSpreads right, bool areExclusive)
    {
        var smaller = left.Fields.Count <= right.Fields.Count ? left : right;
        foreach (var name in smaller.Fields.Keys)
        {
            if (left.Fields.TryGetValue(name, out var leftEntries) && right.Fields.TryGetValue(name, out var rightEntries))
                CompareEntries(conflicts, leftEntries, rightEntries, areExclusive);
        }
    }

    private void CompareEntries(List<FieldConflict> conflicts, List<FieldEntry> left, List<FieldEntry> right, bool areExclusive)
    {
        foreach (var leftEntry in left)
        {
            foreach (var rightEntry in right)
            {
                if (IsExhausted)
                    return;
                Compare(conflicts, leftEntry, rightEntry, areExclusive);
            }
        }
    }

    private void Compare(List<FieldConflict> conflicts, FieldEntry left, FieldEntry right, bool areExclusive)
    {
        Spend();
        if (IsExhausted)
            return;
        areExclusive |= left.ParentType != right.ParentType && left.ParentType is ObjectType && right.ParentType is ObjectType;
        if ((!areExclusive && !SameCall(left.Node, right.Node)) || ShapesDiffer(left.Definition?.Type, right.Definition?.Type))
            conflicts.Add(FieldConflict.Between(left, right));
        else if (left.Node.SelectionSet is not null && right.Node.SelectionSet is not null
            && BetweenSelections(left, right, areExclusive) is { Count: > 0 } below)
            conflicts.Add(FieldConflict.Above(left, right, below));
    }

    private static bool SameCall(FieldNode left, FieldNode right) =>
        left.Name.Value == right.Name.Value && ValueComparison.SameArguments(left.Arguments, right.Arguments);

    private static bool ShapesDiffer(GraphQLType? left, GraphQLType? right) => (left, right) switch
    {
        (null, _) or (_, null) => false,
        (ListType { OfType: var leftItem }, ListType { OfType: var rightItem }) => ShapesDiffer(leftItem, rightItem),
        (NonNullType { OfType: var leftInner }, NonNullType { OfType: var rightInner }) => ShapesDiffer(leftInner, rightInner),
        (ListType or NonNullType, _) or (_, ListType or NonNullType) => true,
        _ => (left.IsLeaf || right.IsLeaf) && left != right,
    };

    private void Spend() => IsExhausted |= ++_comparisons > context.Options.MaxAllowedFieldMergeComparisons;

    private static NamedType? Composite(FieldEntry entry) => entry.Definition?.Type.Named is { IsComposite: true } type ? type : null;

    private FieldsAndSpreads? Collect(string fragment) => context.Fragments.TryGetValue(fragment, out var node)
        ? Collect(node.SelectionSet, context.Schema.FindType(node.TypeCondition.Name.Value) is { IsComposite: true } type ? type : null)
        : null;

    private FieldsAndSpreads Collect(SelectionSetNode selectionSet, NamedType? parentType)
    {
        if (!_collected.TryGetValue(selectionSet, out var collected))
            _collected.Add(selectionSet, collected = new FieldsAndSpreads(context, selectionSet, parentType));
        return collected;
    }
}
