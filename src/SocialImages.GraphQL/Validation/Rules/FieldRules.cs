using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

internal sealed class FieldsOnCorrectTypeRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.ParentType is not { } parent || context.Field is not null)
            return;
        if (parent is UnionType)
            context.Report(Describe(context.Error("A union type cannot declare a field directly. Use inline fragments or fragments instead.", field), parent, field));
        else
            context.Report(Describe(context.Error($"The field `{field.Name.Value}` does not exist on the type `{parent.Name}`.", field), parent, field));
    }

    private static IError Describe(ErrorBuilder error, NamedType parent, FieldNode field) => error
        .SetExtension("type", parent.Name)
        .SetExtension("field", field.Name.Value)
        .SetExtension("responseName", field.ResponseName)
        .SpecifiedBy("Field-Selections");
}

internal sealed class ScalarLeafsRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Field is not { } definition || definition.Type.IsComposite == (field.SelectionSet is not null))
            return;
        var (name, type) = (field.Name.Value, definition.Type);
        var error = field.SelectionSet is { } selections
            ? context.ErrorHere($"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.", selections)
            : context.ErrorHere($"Field \"{name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{name} {{ ... }}\"?", field);
        context.Report(error
            .SetExtension("declaringType", context.ParentType?.Name)
            .SetExtension("field", name)
            .SetExtension("type", type.ToString())
            .SetExtension("responseName", field.ResponseName)
            .SpecifiedBy("Leaf-Field-Selections"));
    }
}
