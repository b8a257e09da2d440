using System.Collections.Immutable;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Walks every definition once, fragments where they stand and not where they are spread, and tells the rules.</summary>
internal sealed class DocumentWalker(ValidationContext context, ValidationRule[] rules)
{
    public void Walk()
    {
        foreach (var rule in rules)
            rule.EnterDocument(context);
        foreach (var definition in context.Document.Definitions.OfType<ExecutableDefinitionNode>())
            WalkDefinition(definition);
        foreach (var rule in rules)
        {
            if (!context.IsDone)
                rule.LeaveDocument(context);
        }
    }

    private void WalkDefinition(ExecutableDefinitionNode definition)
    {
        if (context.IsDone)
            return;
        context.Facts.StartDefinition(definition);
        context.Path.StartDefinition(definition is FragmentDefinitionNode);
        context.Field = null;
        if (definition is OperationDefinitionNode operation)
            EnterOperation(operation);
        else if (definition is FragmentDefinitionNode fragment)
            EnterFragment(fragment);
        foreach (var variable in definition.VariableDefinitions)
            WalkVariable(variable);
        WalkDirectives(definition.Directives, LocationOf(definition));
        WalkSelections(definition.SelectionSet);
    }

    private void EnterOperation(OperationDefinitionNode operation)
    {
        context.ParentType = context.Schema.RootType(operation.Operation);
        foreach (var rule in rules)
            rule.EnterOperation(context, operation);
    }

    private void EnterFragment(FragmentDefinitionNode fragment)
    {
        context.ParentType = CompositeType(fragment.TypeCondition);
        foreach (var rule in rules)
            rule.EnterFragment(context, fragment);
    }

    private static DirectiveLocation LocationOf(ExecutableDefinitionNode definition) => definition is OperationDefinitionNode operation
        ? operation.Operation switch
        {
            OperationType.Query => DirectiveLocation.Query,
            OperationType.Mutation => DirectiveLocation.Mutation,
            _ => DirectiveLocation.Subscription,
        }
        : DirectiveLocation.FragmentDefinition;

    private void WalkVariable(VariableDefinitionNode variable)
    {
        foreach (var rule in rules)
            rule.EnterVariable(context, variable);
        WalkDirectives(variable.Directives, DirectiveLocation.VariableDefinition);
    }

    private void WalkDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.IsEmpty)
            return;
        foreach (var directive in directives)
            AddUsages(directive.Arguments, context.Schema.FindDirective(directive.Name.Value)?.Arguments ?? []);
        foreach (var rule in rules)
            rule.EnterDirectives(context, directives, location);
    }

    private void WalkSelections(SelectionSetNode selectionSet)
    {
        foreach (var rule in rules)
            rule.EnterSelectionSet(context, selectionSet);
        context.Facts.AddFields(selectionSet.Selections.Length);
        var (parentType, field) = (context.ParentType, context.Field);
        foreach (var selection in selectionSet.Selections)
        {
            if (context.IsDone)
                return;
            Walk(selection);
            context.ParentType = parentType;
            context.Field = field;
        }
    }

    private void Walk(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                WalkField(field);
                break;
            case InlineFragmentNode inline:
                WalkInlineFragment(inline);
                break;
            case FragmentSpreadNode spread:
                context.Facts.Add(spread);
                foreach (var rule in rules)
                    rule.EnterSpread(context, spread);
                WalkDirectives(spread.Directives, DirectiveLocation.FragmentSpread);
                break;
        }
    }

    private void WalkField(FieldNode field)
    {
        context.Field = context.ParentType is { } parent ? context.Schema.FindField(parent, field.Name.Value) : null;
        context.Path.Enter(field.ResponseName);
        AddUsages(field.Arguments, context.Field?.Arguments ?? []);
        foreach (var rule in rules)
            rule.EnterField(context, field);
        WalkDirectives(field.Directives, DirectiveLocation.Field);
        if (field.SelectionSet is { } selections)
        {
            context.ParentType = context.Field?.Type.Named is { IsComposite: true } type ? type : null;
            WalkSelections(selections);
        }

        context.Path.Leave();
    }

    private void WalkInlineFragment(InlineFragmentNode fragment)
    {
        foreach (var rule in rules)
            rule.EnterInlineFragment(context, fragment);
        WalkDirectives(fragment.Directives, DirectiveLocation.InlineFragment);
        if (fragment.TypeCondition is { } condition)
            context.ParentType = CompositeType(condition);
        WalkSelections(fragment.SelectionSet);
    }

    private void AddUsages(ImmutableArray<ArgumentNode> arguments, ImmutableArray<ArgumentDefinition> definitions)
    {
        foreach (var argument in arguments)
        {
            var definition = definitions.FirstOrDefault(candidate => candidate.Name == argument.Name.Value);
            context.Facts.AddUsages(argument.Value, definition?.Type, definition?.DefaultValue);
        }
    }

    private NamedType? CompositeType(NamedTypeNode condition) =>
        context.Schema.FindType(condition.Name.Value) is { IsComposite: true } type ? type : null;
}
