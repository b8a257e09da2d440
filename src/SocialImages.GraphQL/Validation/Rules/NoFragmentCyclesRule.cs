using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

/// <summary>Each fragment is followed once; a spread back into the current chain closes a cycle.</summary>
internal sealed class NoFragmentCyclesRule : ValidationRule
{
    private const string Message =
        "The graph of fragment spreads must not form any cycles including spreading itself. Otherwise an operation could infinitely spread or infinitely execute on cycles in the underlying data.";

    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _chainIndex = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> _chain = [];
    private bool _found;

    public override void LeaveDocument(ValidationContext context)
    {
        foreach (var fragment in context.Document.Definitions.OfType<FragmentDefinitionNode>())
            Follow(context, fragment);
        if (_found)
            context.Stop();
    }

    private void Follow(ValidationContext context, FragmentDefinitionNode fragment)
    {
        if (context.IsDone || !_visited.Add(fragment.Name.Value))
            return;
        // The chain is recursion here, so its length is what the stack must hold.
        if (_chain.Count > context.Options.MaxAllowedFragmentVisits)
        {
            context.ReportFatal(FragmentVisitsRule.Error(context, fragment));
            return;
        }

        _chainIndex[fragment.Name.Value] = _chain.Count;
        foreach (var spread in context.Facts.SpreadsOf(fragment))
        {
            _chain.Add(spread);
            if (_chainIndex.TryGetValue(spread.Name.Value, out var start))
                Report(context, spread, start);
            else if (context.Fragments.TryGetValue(spread.Name.Value, out var target))
                Follow(context, target);
            _chain.RemoveAt(_chain.Count - 1);
        }

        _chainIndex.Remove(fragment.Name.Value);
    }

    private void Report(ValidationContext context, FragmentSpreadNode spread, int start)
    {
        _found = true;
        context.Report(context.Error(Message, [.. _chain[start..]])
            .SetExtension("fragment", spread.Name.Value)
            .SpecifiedBy("Fragment-spreads-must-not-form-cycles"));
    }
}
