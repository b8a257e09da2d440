using System.Collections.Immutable;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

internal sealed class UniqueInputFieldNamesRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field) => CheckArguments(context, field.Arguments);

    public override void EnterDirectives(ValidationContext context, ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
            CheckArguments(context, directive.Arguments);
    }

    public override void EnterVariable(ValidationContext context, VariableDefinitionNode variable)
    {
        if (variable.DefaultValue is { } value)
            Check(context, value);
    }

    private static void CheckArguments(ValidationContext context, ImmutableArray<ArgumentNode> arguments)
    {
        foreach (var argument in arguments)
            Check(context, argument.Value);
    }

    private static void Check(ValidationContext context, ValueNode value)
    {
        foreach (var (first, repeated) in RepeatedFields.Of(value))
        {
            context.Report(context.ErrorHere($"There can be only one input field named `{repeated.Value}`.", first, repeated)
                .SetExtension("field", repeated.Value)
                .SpecifiedBy("Input-Object-Field-Uniqueness"));
        }
    }
}

/// <summary>Finds fields that an object literal, at any depth, has more than once.</summary>
internal static class RepeatedFields
{
    public static IEnumerable<(NameNode First, NameNode Repeated)> Of(ValueNode value) => value switch
    {
        ListValueNode list => list.Items.SelectMany(Of),
        ObjectValueNode literal => OfObject(literal),
        _ => [],
    };

    private static IEnumerable<(NameNode First, NameNode Repeated)> OfObject(ObjectValueNode literal)
    {
        var names = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var field in literal.Fields)
        {
            if (!names.TryAdd(field.Name.Value, field.Name))
                yield return (names[field.Name.Value], field.Name);
            foreach (var nested in Of(field.Value))
                yield return nested;
        }
    }
}
