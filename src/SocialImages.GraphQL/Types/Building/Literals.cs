using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>Whether constant literals are values of a type.</summary>
internal static class Literals
{
    public static bool Fit(ValueNode value, GraphQLType type) => value switch
    {
        NullValueNode => !type.IsNonNull,
        VariableNode => false,
        ListValueNode list when type.NullableType is ListType { OfType: var item } => list.Items.All(element => Fit(element, item)),
        _ when type.NullableType is ListType { OfType: var item } => Fit(value, item),
        _ => type.Named switch
        {
            ScalarType scalar => scalar.IsInstance(value),
            EnumType names => value is EnumValueNode name && names.FindValue(name.Value) is not null,
            InputObjectType input => value is ObjectValueNode literal && Fit(literal, input),
            _ => false,
        },
    };

    private static bool Fit(ObjectValueNode literal, InputObjectType type) =>
        literal.Fields.All(field => type.FindField(field.Name.Value) is { } definition && Fit(field.Value, definition.Type))
        && type.Fields.All(field => !field.IsRequired || literal.Find(field.Name) is not null)
        && (!type.IsOneOf || (literal.Fields.Length == 1 && literal.Fields[0].Value is not NullValueNode));
}
