using System.Collections.Immutable;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>A subscription has one root field, which is no introspection field and carries neither @skip nor @include.</summary>
internal sealed class SingleFieldSubscriptionsRule : ValidationRule
{
    private const string Section = "Single-root-field";

    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationType.Subscription || context.Schema.SubscriptionType is not { } root)
            return;
        var roots = new RootFields(context, root);
        roots.Collect(operation.SelectionSet);
        if (roots.ByName.Count > 1)
            Report(context, "Subscription operations must have exactly one root field.", [.. roots.ByName.Skip(1).SelectMany(static group => group.Value)]);
        foreach (var (_, fields) in roots.ByName)
        {
            if (fields[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
                Report(context, "Subscription must not select an introspection top level field.", [.. fields]);
        }

        if (roots.Conditions.Count > 0)
            Report(context, "The skip and include directives are not allowed on the root selection set of a subscription operation.", [.. roots.Conditions]);
    }

    private static void Report(ValidationContext context, string message, ImmutableArray<SyntaxNode> nodes) =>
        context.Report(context.Error(message, nodes.AsSpan()).SpecifiedBy(Section));

    private sealed class RootFields(ValidationContext context, ObjectType root)
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
        private readonly Stack<SelectionNode> _open = new();

        public OrderedDictionary<string, List<FieldNode>> ByName { get; } = new(StringComparer.Ordinal);

        public List<DirectiveNode> Conditions { get; } = [];

        /// <summary>In document order, and without recursion: nothing has bounded yet how long a chain of fragments is.</summary>
        public void Collect(SelectionSetNode selectionSet)
        {
            Open(selectionSet);
            while (_open.TryPop(out var selection))
            {
                Conditions.AddRange(selection.Directives.Where(static directive => directive.Name.Value is BuiltInDirectives.Skip or BuiltInDirectives.Include));
                Collect(selection);
            }
        }

        private void Open(SelectionSetNode selectionSet)
        {
            for (var i = selectionSet.Selections.Length - 1; i >= 0; i--)
                _open.Push(selectionSet.Selections[i]);
        }

        private void Collect(SelectionNode selection)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!ByName.TryGetValue(field.ResponseName, out var fields))
                        ByName.Add(field.ResponseName, fields = []);
                    fields.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition):
                    Open(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread when _seen.Add(spread.Name.Value)
                    && context.Fragments.TryGetValue(spread.Name.Value, out var fragment)
                    && Applies(fragment.TypeCondition):
                    Open(fragment.SelectionSet);
                    break;
            }
        }

        private bool Applies(NamedTypeNode? condition) =>
            condition is null
            || (context.Schema.FindType(condition.Name.Value) is { IsComposite: true } type && context.Schema.IsPossibleType(type, root));
    }
}
