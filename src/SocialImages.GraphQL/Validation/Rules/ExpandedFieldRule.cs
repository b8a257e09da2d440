using System.Runtime.CompilerServices;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>
/// A budget over an operation's fields as executed, with fragments put in their places. It runs after <see cref="FragmentVisitsRule"/>,
/// which bounds how large that can be.
/// </summary>
internal abstract class ExpandedFieldRule : ValidationRule
{
    private readonly List<string> _names = [];

    protected Path? ParentPath => _names.Count == 0 ? null : Path.FromList(_names);

    public override void LeaveDocument(ValidationContext context)
    {
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            _names.Clear();
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
    }

    private void WalkFragment(ValidationContext context, SelectionSetNode selectionSet, NamedTypeNode? condition, NamedType parentType)
    {
        var type = condition is null ? parentType : context.Schema.FindType(condition.Name.Value);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            context.ReportFatal(FragmentVisitsRule.Error(context, selectionSet));
        else if (type is { IsComposite: true })
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
