using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Checks one literal against its type, down to its parts; the mismatch of the whole is worded by whoever holds it.</summary>
internal sealed class LiteralCheck(ValidationContext context, Func<ValueNode, GraphQLType, IError> mismatch)
{
    public void Check(ValueNode value, GraphQLType? type)
    {
        if (type is null || value is VariableNode)
            return;
        switch (value)
        {
            case NullValueNode:
                if (type.IsNonNull)
                    context.Report(mismatch(value, type));
                break;
            case ListValueNode list when type.NullableType is ListType listType:
                foreach (var item in list.Items)
                    Check(item, listType.OfType);
                break;
            case ObjectValueNode literal when type.Named is InputObjectType inputType:
                CheckObject(literal, inputType);
                break;
            default:
                CheckLeaf(value, type);
                break;
        }
    }

    private void CheckLeaf(ValueNode value, GraphQLType type)
    {
        var isInstance = type.Named switch
        {
            ScalarType scalar => scalar.IsInstance(value),
            EnumType names => value is EnumValueNode name && names.FindValue(name.Value) is not null,
            _ => false,
        };
        if (!isInstance)
            context.Report(mismatch(value, type));
    }

    private void CheckObject(ObjectValueNode literal, InputObjectType type)
    {
        foreach (var field in type.Fields)
        {
            if (field.IsRequired && literal.Find(field.Name) is null)
                context.Report(RequiredError(literal, field.Name));
        }

        if (type.IsOneOf && (literal.Fields.Length != 1 || literal.Fields[0].Value is NullValueNode))
            context.Report(OneOfError(literal, type));
        foreach (var field in literal.Fields)
            CheckField(field, type);
    }

    private void CheckField(ObjectFieldNode field, InputObjectType type)
    {
        if (type.FindField(field.Name.Value) is not { } definition)
            context.Report(UnknownFieldError(field));
        else if (field.Value is NullValueNode && definition.Type.IsNonNull)
            context.Report(RequiredError(field.Value, definition.Name));
        else
            new LiteralCheck(context, (value, expected) => FieldError(definition, value, expected)).Check(field.Value, definition.Type);
    }

    private IError FieldError(InputField field, ValueNode value, GraphQLType expected) =>
        context.ErrorHere($"The specified value type of field `{field.Name}` does not match the field type.", value)
            .SetExtension("fieldName", field.Name)
            .SetExtension("fieldType", field.Type.ToString())
            .SetExtension("locationType", expected.ToString())
            .SpecifiedBy("Values-of-Correct-Type");

    private IError RequiredError(SyntaxNode node, string field) => context.ErrorHere($"`{field}` is a required field and cannot be null.", node)
        .SetExtension("field", field)
        .SpecifiedBy("Input-Object-Required-Fields");

    private IError UnknownFieldError(ObjectFieldNode field) =>
        context.ErrorHere($"The specified input object field `{field.Name.Value}` does not exist.", field)
            .SetExtension("field", field.Name.Value)
            .SpecifiedBy("Input-Object-Field-Names");

    // The section is the one Hot Chocolate names.
    private IError OneOfError(ObjectValueNode literal, InputObjectType type) =>
        context.ErrorHere(
                $"The OneOf Input Object `{type.Name}` requires that exactly one field must be supplied and that field must not be `null`.",
                literal)
            .SetExtension("type", type.Name)
            .SpecifiedBy("All-Variable-Usages-Are-Allowed");
}
