using System.Collections.Immutable;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Refuses deprecated fields, arguments, input fields and enum values, for checking clients.</summary>
internal sealed class NoDeprecatedRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Field is not { } definition)
            return;
        if (definition.IsDeprecated)
            Report(context, field, $"The field `{context.ParentType?.Name}.{definition.Name}`", definition.DeprecationReason);
        CheckArguments(context, field.Arguments, definition.Arguments);
    }

    public override void EnterDirectives(ValidationContext context, ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
            CheckArguments(context, directive.Arguments, context.Schema.FindDirective(directive.Name.Value)?.Arguments ?? []);
    }

    public override void EnterVariable(ValidationContext context, VariableDefinitionNode variable)
    {
        if (variable.DefaultValue is { } value && context.Schema.FindType(variable.Type) is { } type)
            CheckValue(context, value, type);
    }

    private static void CheckArguments(ValidationContext context, ImmutableArray<ArgumentNode> arguments, ImmutableArray<ArgumentDefinition> definitions)
    {
        foreach (var argument in arguments)
        {
            if (definitions.FirstOrDefault(candidate => candidate.Name == argument.Name.Value) is not { } definition)
                continue;
            if (definition.IsDeprecated)
                Report(context, argument, $"The argument `{definition.Name}`", definition.DeprecationReason);
            CheckValue(context, argument.Value, definition.Type);
        }
    }

    private static void CheckValue(ValidationContext context, ValueNode value, GraphQLType type)
    {
        switch (value, type.Named)
        {
            case (EnumValueNode name, EnumType names) when names.FindValue(name.Value) is { IsDeprecated: true } deprecated:
                Report(context, value, $"The enum value `{names.Name}.{deprecated.Name}`", deprecated.DeprecationReason);
                break;
            case (ListValueNode list, _):
                foreach (var item in list.Items)
                    CheckValue(context, item, type);
                break;
            case (ObjectValueNode literal, InputObjectType input):
                foreach (var field in literal.Fields)
                    CheckInputField(context, field, input);
                break;
        }
    }

    private static void CheckInputField(ValidationContext context, ObjectFieldNode field, InputObjectType type)
    {
        if (type.FindField(field.Name.Value) is not { } definition)
            return;
        if (definition.IsDeprecated)
            Report(context, field, $"The input field `{type.Name}.{definition.Name}`", definition.DeprecationReason);
        CheckValue(context, field.Value, definition.Type);
    }

    private static void Report(ValidationContext context, SyntaxNode node, string what, string? reason) =>
        context.Report(context.ErrorHere($"{what} is deprecated: {reason}", node).Build());
}
