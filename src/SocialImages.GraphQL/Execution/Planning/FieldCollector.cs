using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Planning;

/// <summary>The specification's CollectFields: selections of one object type, merged by response name in document order.</summary>
internal sealed class FieldCollector(PlanContext context, ObjectType type)
{
    private readonly OrderedDictionary<string, List<FieldNode>> _fields = [];
    private readonly HashSet<string> _visitedFragments = new(StringComparer.Ordinal);

    public OrderedDictionary<string, List<FieldNode>> Collect(IEnumerable<SelectionSetNode> selectionSets)
    {
        foreach (var selectionSet in selectionSets)
            Add(selectionSet);
        return _fields;
    }

    private void Add(SelectionSetNode selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (!context.IsIncluded(selection))
                continue;
            switch (selection)
            {
                case FieldNode field: Add(field); break;
                case InlineFragmentNode fragment when context.Applies(fragment.TypeCondition, type): Add(fragment.SelectionSet); break;
                case FragmentSpreadNode spread: Add(spread); break;
            }
        }
    }

    private void Add(FieldNode field)
    {
        if (!_fields.TryGetValue(field.ResponseName, out var nodes))
            _fields.Add(field.ResponseName, nodes = []);
        nodes.Add(field);
    }

    private void Add(FragmentSpreadNode spread)
    {
        if (!_visitedFragments.Add(spread.Name.Value))
            return;
        if (context.FindFragment(spread.Name.Value) is { } fragment && context.Applies(fragment.TypeCondition, type))
            Add(fragment.SelectionSet);
    }
}
