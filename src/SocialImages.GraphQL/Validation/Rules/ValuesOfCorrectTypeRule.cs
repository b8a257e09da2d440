using System.Collections.Immutable;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Literals fit where they stand: scalars, enum names, lists, input objects with their required fields, OneOf.</summary>
internal sealed class ValuesOfCorrectTypeRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field) =>
        CheckArguments(context, field.Arguments, context.Field?.Arguments ?? []);

    public override void EnterDirectives(ValidationContext context, ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
            CheckArguments(context, directive.Arguments, context.Schema.FindDirective(directive.Name.Value)?.Arguments ?? []);
    }

    public override void EnterVariable(ValidationContext context, VariableDefinitionNode variable)
    {
        if (variable.DefaultValue is { } value && context.Schema.FindType(variable.Type) is { IsInputType: true } type)
            new LiteralCheck(context, (node, expected) => VariableError(context, variable, node, expected)).Check(value, type);
    }

    private static void CheckArguments(ValidationContext context, ImmutableArray<ArgumentNode> arguments, ImmutableArray<ArgumentDefinition> definitions)
    {
        if (definitions.IsEmpty)
            return;
        foreach (var argument in arguments)
        {
            if (definitions.FirstOrDefault(candidate => candidate.Name == argument.Name.Value) is { } definition)
                new LiteralCheck(context, (node, expected) => ArgumentError(context, argument, node, expected)).Check(argument.Value, definition.Type);
        }
    }

    private static IError ArgumentError(ValidationContext context, ArgumentNode argument, ValueNode value, GraphQLType expected) =>
        context.ErrorHere("The specified argument value does not match the argument type.", value)
            .SetExtension("argument", argument.Name.Value)
            .SetExtension("argumentValue", SyntaxPrinter.Print(value))
            .SetExtension("locationType", expected.ToString())
            .SpecifiedBy("Values-of-Correct-Type");

    private static IError VariableError(ValidationContext context, VariableDefinitionNode variable, ValueNode value, GraphQLType expected) =>
        context.ErrorHere($"The specified value type of variable `{variable.Variable.Name.Value}` does not match the variable type.", value)
            .SetExtension("variable", variable.Variable.Name.Value)
            .SetExtension("variableType", variable.Type.ToString())
            .SetExtension("locationType", expected.ToString())
            .SpecifiedBy("Values-of-Correct-Type");
}
