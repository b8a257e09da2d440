using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Execution.Caching;

/// <summary>Estimates what a document and its plans hold, from above. A short text may be a large plan: fragments are planned in each of their places.</summary>
internal static class DocumentWeight
{
    // The smallest nodes are of two bytes of text each.
    private const long BytesPerByte = 40;
    private const long BytesPerSelection = 500;
    private const int MaxPlansOfOne = 32;
    private const int MaxPlannedSelections = 8_000;

    public static long Of(int length, int selections, int plans) => (length * BytesPerByte) + (selections * BytesPerSelection * plans);

    /// <summary>Many plans of a small operation, or one of a large one.</summary>
    public static int MaxPlans(int selections) => Math.Clamp(MaxPlannedSelections / Math.Max(selections, 1), 1, MaxPlansOfOne);

    /// <summary>The operations' selections with fragments in their places, which validation has bounded.</summary>
    public static int CountSelections(IEnumerable<OperationDefinitionNode> operations, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        var count = 0;
        var open = new Stack<SelectionSetNode>(operations.Select(static operation => operation.SelectionSet));
        while (open.TryPop(out var selectionSet))
        {
            count += selectionSet.Selections.Length;
            foreach (var selection in selectionSet.Selections)
            {
                if (Below(selection, fragments) is { } below)
                    open.Push(below);
            }
        }

        return count;
    }

    private static SelectionSetNode? Below(SelectionNode selection, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments) => selection switch
    {
        FieldNode field => field.SelectionSet,
        InlineFragmentNode fragment => fragment.SelectionSet,
        FragmentSpreadNode spread => fragments.GetValueOrDefault(spread.Name.Value)?.SelectionSet,
        _ => null,
    };
}
