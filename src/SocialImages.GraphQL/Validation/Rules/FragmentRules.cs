using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

internal sealed class UniqueFragmentNamesRule : ValidationRule
{
    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment)
    {
        var first = context.Fragments[fragment.Name.Value];
        if (first == fragment)
            return;
        context.Report(context.Error($"There are multiple fragments with the name `{fragment.Name.Value}`.", first.Name, fragment.Name)
            .SetExtension("fragment", fragment.Name.Value)
            .SpecifiedBy("Fragment-Name-Uniqueness"));
    }
}

internal sealed class KnownTypeNamesRule : ValidationRule
{
    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment) =>
        Check(context, fragment.TypeCondition, fragment.Name.Value);

    public override void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition)
            Check(context, condition, null);
    }

    public override void EnterVariable(ValidationContext context, VariableDefinitionNode variable)
    {
        if (context.Schema.FindType(variable.Type.Named.Name.Value) is null)
        {
            context.Report(context.ErrorHere($"Unknown type `{variable.Type.Named}`.", variable.Type.Named)
                .SetExtension("variable", variable.Variable.Name.Value)
                .SpecifiedBy("Variables-Are-Input-Types"));
        }
    }

    private static void Check(ValidationContext context, NamedTypeNode condition, string? fragment)
    {
        if (context.Schema.FindType(condition.Name.Value) is not null)
            return;
        var error = context.ErrorHere($"Unknown type `{condition.Name.Value}`.", condition).SetExtension("typeCondition", condition.Name.Value);
        if (fragment is not null)
            error.SetExtension("fragment", fragment);
        context.Report(error.SpecifiedBy("Fragment-Spread-Type-Existence"));
    }
}

internal sealed class FragmentsOnCompositeTypesRule : ValidationRule
{
    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment) =>
        Check(context, fragment.TypeCondition, fragment.Name.Value);

    public override void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition)
            Check(context, condition, null);
    }

    private static void Check(ValidationContext context, NamedTypeNode condition, string? fragment)
    {
        if (context.Schema.FindType(condition.Name.Value) is not { IsComposite: false } type)
            return;
        var error = context.ErrorHere("Fragments can only be declared on unions, interfaces, and objects.", condition).SetExtension("typeCondition", type.Name);
        if (fragment is not null)
            error.SetExtension("fragment", fragment);
        context.Report(error.SpecifiedBy("Fragments-On-Composite-Types"));
    }
}

internal sealed class KnownFragmentNamesRule : ValidationRule
{
    public override void EnterSpread(ValidationContext context, FragmentSpreadNode spread)
    {
        if (context.Fragments.ContainsKey(spread.Name.Value))
            return;
        context.Report(context.ErrorHere($"The specified fragment `{spread.Name.Value}` does not exist.", spread.Name)
            .SetExtension("fragment", spread.Name.Value)
            .SpecifiedBy("Fragment-spread-target-defined"));
    }
}

internal sealed class NoUnusedFragmentsRule : ValidationRule
{
    public override void LeaveDocument(ValidationContext context)
    {
        var used = context.Document.Definitions.OfType<OperationDefinitionNode>()
            .SelectMany(operation => context.Facts.Reach(operation, context.Fragments))
            .OfType<FragmentDefinitionNode>()
            .Select(static fragment => fragment.Name.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in context.Document.Definitions.OfType<FragmentDefinitionNode>())
        {
            if (used.Contains(fragment.Name.Value))
                continue;
            context.Report(context.Error($"The specified fragment `{fragment.Name.Value}` is not used within the current document.", fragment)
                .SetExtension("fragment", fragment.Name.Value)
                .SpecifiedBy("Fragments-Must-Be-Used"));
        }
    }
}

internal sealed class PossibleFragmentSpreadsRule : ValidationRule
{
    public override void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition)
            Check(context, fragment, condition, null);
    }

    public override void EnterSpread(ValidationContext context, FragmentSpreadNode spread)
    {
        if (context.Fragments.TryGetValue(spread.Name.Value, out var fragment))
            Check(context, spread, fragment.TypeCondition, spread.Name.Value);
    }

    private static void Check(ValidationContext context, SyntaxNode node, NamedTypeNode condition, string? fragment)
    {
        if (context.ParentType is not { } parent
            || context.Schema.FindType(condition.Name.Value) is not { IsComposite: true } type
            || context.Schema.TypesOverlap(parent, type))
        {
            return;
        }

        var error = context.ErrorHere("The parent type does not match the type condition on the fragment.", node)
            .SetExtension("typeCondition", type.Name)
            .SetExtension("selectionSetType", parent.Name);
        if (fragment is not null)
            error.SetExtension("fragment", fragment);
        context.Report(error.SpecifiedBy("Fragment-spread-is-possible"));
    }
}
