using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>What an argument costs: its own weight and that of every input field its value has, variables looked into.</summary>
internal static class InputCost
{
    public static double Of(ArgumentPlan argument, IReadOnlyDictionary<string, ValueNode> variables) =>
        CostWeights.Of(argument.Definition) + OfValue(argument.Value, argument.Definition.Type, variables);

    private static double OfValue(ValueNode value, GraphQLType type, IReadOnlyDictionary<string, ValueNode> variables)
    {
        switch (value)
        {
            case VariableNode variable:
                return variables.TryGetValue(variable.Name.Value, out var given) ? OfValue(given, type, variables) : 0;
            case ListValueNode list:
                return list.Items.Sum(item => OfValue(item, type, variables));
            case ObjectValueNode literal when type.Named is InputObjectType input:
                return literal.Fields.Sum(field => OfField(field, input, variables));
            default:
                return 0;
        }
    }

    private static double OfField(ObjectFieldNode field, InputObjectType type, IReadOnlyDictionary<string, ValueNode> variables) =>
        type.FindField(field.Name.Value) is { } definition ? CostWeights.Of(definition) + OfValue(field.Value, definition.Type, variables) : 0;
}
