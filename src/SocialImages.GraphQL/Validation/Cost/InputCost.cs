using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>
/// What an argument costs: its own weight and that of every input field its value has, variables looked into. Each variable is looked
/// into once, however often it is used.
/// </summary>
internal sealed class InputCost(IReadOnlyDictionary<string, ValueNode> variables)
{
    private Dictionary<string, Measure>? _known;

    public Measure Of(ArgumentPlan argument)
    {
        var value = OfValue(argument.Value, argument.Definition.Type);
        return value with { Cost = value.Cost + CostWeights.Of(argument.Definition) };
    }

    private Measure OfValue(ValueNode value, GraphQLType type)
    {
        var sum = Measure.One;
        switch (value)
        {
            case VariableNode variable:
                return OfVariable(variable.Name.Value, type);
            case ListValueNode list:
                foreach (var item in list.Items)
                    sum += OfValue(item, type);
                return sum;
            case ObjectValueNode literal when type.Named is InputObjectType input:
                foreach (var field in literal.Fields)
                    sum += OfField(field, input);
                return sum;
            default:
                return sum;
        }
    }

    private Measure OfVariable(string name, GraphQLType type)
    {
        if (variables.GetValueOrDefault(name) is not { } value)
            return default;
        if (value is not (ListValueNode or ObjectValueNode))
            return Measure.One;
        _known ??= new(StringComparer.Ordinal);
        return _known.TryGetValue(name, out var known) ? known : _known[name] = OfValue(value, type);
    }

    private Measure OfField(ObjectFieldNode field, InputObjectType type) =>
        type.FindField(field.Name.Value) is { } definition ? new Measure(CostWeights.Of(definition), 0) + OfValue(field.Value, definition.Type) : default;

    /// <param name="Cost">Weights.</param>
    /// <param name="Values">How many values there are, lists and objects among them.</param>
    internal readonly record struct Measure(double Cost, double Values)
    {
        public static readonly Measure One = new(0, 1);

        public static Measure operator +(Measure left, Measure right) => new(left.Cost + right.Cost, left.Values + right.Values);
    }
}
