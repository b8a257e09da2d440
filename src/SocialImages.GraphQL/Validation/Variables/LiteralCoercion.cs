using System.Collections.Immutable;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Completes a validated literal: variables put in, lists of one made, defaults of input fields added.</summary>
public static class LiteralCoercion
{
    /// <returns>Null when the literal is a variable that has no value: the argument counts as not given.</returns>
    public static ValueNode? Coerce(ValueNode literal, GraphQLType type, IReadOnlyDictionary<string, ValueNode> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        switch (literal)
        {
            case VariableNode variable:
                return variables.GetValueOrDefault(variable.Name.Value) is { } value ? Wrap(value, type) : null;
            case NullValueNode:
                return literal;
        }

        if (type.NullableType is ListType list)
            return CoerceList(literal, list, variables);
        return type.Named is InputObjectType input && literal is ObjectValueNode fields ? CoerceObject(fields, input, variables) : literal;
    }

    // A variable of type Int may stand where [Int] is expected.
    private static ValueNode Wrap(ValueNode value, GraphQLType type) =>
        type.NullableType is ListType list && value is not (ListValueNode or NullValueNode) ? new ListValueNode([Wrap(value, list.OfType)]) : value;

    private static ListValueNode CoerceList(ValueNode literal, ListType list, IReadOnlyDictionary<string, ValueNode> variables)
    {
        ImmutableArray<ValueNode> items = literal is ListValueNode { Items: var given } ? given : [literal];
        // A variable without value is null inside a list.
        return new ListValueNode(literal.Location, [.. items.Select(item => Coerce(item, list.OfType, variables) ?? NullValueNode.Default)]);
    }

    private static ObjectValueNode CoerceObject(ObjectValueNode literal, InputObjectType type, IReadOnlyDictionary<string, ValueNode> variables)
    {
        var fields = ImmutableArray.CreateBuilder<ObjectFieldNode>(type.Fields.Length);
        foreach (var field in type.Fields)
        {
            var given = literal.Find(field.Name) is { } value ? Coerce(value, field.Type, variables) : null;
            given ??= field.DefaultValue is { } defaultValue ? Coerce(defaultValue, field.Type, variables) : null;
            if (given is not null)
                fields.Add(new ObjectFieldNode(field.Name, given));
        }

        return new ObjectValueNode(literal.Location, fields.ToImmutable());
    }
}
