using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Execution.Planning;

/// <summary>The names of all fields selected directly below a field, on whatever type.</summary>
internal sealed class SelectedNames(PlanContext context)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _visitedFragments = new(StringComparer.Ordinal);

    public HashSet<string> Collect(IEnumerable<FieldNode> fields)
    {
        foreach (var field in fields)
        {
            if (field.SelectionSet is { } selectionSet)
                Add(selectionSet);
        }

        return _names;
    }

    private void Add(SelectionSetNode selectionSet)
    {
        foreach (var selection in selectionSet.Selections.Where(context.IsIncluded))
        {
            switch (selection)
            {
                case FieldNode field: _names.Add(field.Name.Value); break;
                case InlineFragmentNode fragment: Add(fragment.SelectionSet); break;
                case FragmentSpreadNode spread when _visitedFragments.Add(spread.Name.Value) && context.FindFragment(spread.Name.Value) is { } found:
                    Add(found.SelectionSet);
                    break;
            }
        }
    }
}
