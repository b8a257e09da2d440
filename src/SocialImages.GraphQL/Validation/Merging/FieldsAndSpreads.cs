using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>A field as one selection set names it.</summary>
internal sealed record FieldEntry(NamedType? ParentType, FieldNode Node, FieldDefinition? Definition);

/// <summary>A selection set without its inline fragments: fields by response name, and the fragments it spreads.</summary>
internal sealed class FieldsAndSpreads
{
    // Beyond this many equal leaves under one response name, further ones tell nothing new.
    private const int MaxEqualLeaves = 16;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public FieldsAndSpreads(ValidationContext context, SelectionSetNode selectionSet, NamedType? parentType) =>
        Collect(context, selectionSet, parentType);

    public OrderedDictionary<string, List<FieldEntry>> Fields { get; } = new(StringComparer.Ordinal);

    public List<string> Fragments { get; } = [];

    private void Collect(ValidationContext context, SelectionSetNode selectionSet, NamedType? parentType)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Add(new FieldEntry(parentType, field, parentType is null ? null : context.Schema.FindField(parentType, field.Name.Value)));
                    break;
                case FragmentSpreadNode spread:
                    if (_seen.Add(spread.Name.Value))
                        Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    Collect(context, inline.SelectionSet, inline.TypeCondition is { } condition ? Composite(context, condition) : parentType);
                    break;
            }
        }
    }

    private static NamedType? Composite(ValidationContext context, NamedTypeNode condition) =>
        context.Schema.FindType(condition.Name.Value) is { IsComposite: true } type ? type : null;

    private void Add(FieldEntry entry)
    {
        if (!Fields.TryGetValue(entry.Node.ResponseName, out var entries))
            Fields.Add(entry.Node.ResponseName, entries = []);
        if (entries.Count < MaxEqualLeaves || !IsLikeLast(entry, entries[^1]))
            entries.Add(entry);
    }

    private static bool IsLikeLast(FieldEntry entry, FieldEntry last) =>
        entry.Node.SelectionSet is null
        && last.Node.SelectionSet is null
        && entry.ParentType == last.ParentType
        && entry.Node.Name.Value == last.Node.Name.Value
        && ValueComparison.SameArguments(entry.Node.Arguments, last.Node.Arguments);
}
