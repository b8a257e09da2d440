using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>
/// A budget over an operation's fields as executed, with fragments put in their places. It runs after <see cref="FragmentVisitsRule"/>,
/// which bounds how large that can be; how deep it can be is bounded here, for every later step goes down by recursion.
/// </summary>
internal abstract class ExpandedFieldRule : ValidationRule
{
    // Selection sets in one another. Fragments in their places reach deeper than any text the parser lets pass.
    private const int MaxDepth = 500;

    private readonly List<string> _names = [];
    private int _depth;

    protected Path? ParentPath => _names.Count == 0 ? null : Path.FromList(_names);

    public override void LeaveDocument(ValidationContext context)
    {
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            _names.Clear();
            _depth = 0;
            if (context.Schema.RootType(operation.Operation) is { } root)
                Walk(context, operation.SelectionSet, root);
            LeaveOperation(context, operation);
        }
    }

    /// <summary>False leaves out what is below the field.</summary>
    protected abstract bool Enter(ValidationContext context, FieldNode field, FieldDefinition definition);

    protected virtual void Leave(FieldDefinition definition)
    {
    }

    protected virtual void LeaveOperation(ValidationContext context, OperationDefinitionNode operation)
    {
    }

    private void Walk(ValidationContext context, SelectionSetNode selectionSet, NamedType parentType)
    {
        if (++_depth > MaxDepth)
            context.ReportFatal(context.Error($"The fragments of the operation nest deeper than {MaxDepth} selection sets.", selectionSet).Build());
        foreach (var selection in selectionSet.Selections)
        {
            if (context.IsDone)
                return;
            switch (selection)
            {
                case FieldNode field when context.Schema.FindField(parentType, field.Name.Value) is { } definition:
                    WalkField(context, field, definition);
                    break;
                case InlineFragmentNode inline:
                    WalkFragment(context, inline.SelectionSet, inline.TypeCondition, parentType);
                    break;
                case FragmentSpreadNode spread when context.Fragments.TryGetValue(spread.Name.Value, out var fragment):
                    WalkFragment(context, fragment.SelectionSet, fragment.TypeCondition, parentType);
                    break;
            }
        }

        _depth--;
    }

    private void WalkFragment(ValidationContext context, SelectionSetNode selectionSet, NamedTypeNode? condition, NamedType parentType)
    {
        var type = condition is null ? parentType : context.Schema.FindType(condition.Name.Value);
        if (type is { IsComposite: true })
            Walk(context, selectionSet, type);
    }

    private void WalkField(ValidationContext context, FieldNode field, FieldDefinition definition)
    {
        if (Enter(context, field, definition) && field.SelectionSet is { } selections && definition.Type.IsComposite)
        {
            _names.Add(field.ResponseName);
            Walk(context, selections, definition.Type.Named);
            _names.RemoveAt(_names.Count - 1);
        }

        Leave(definition);
    }
}
