using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

/// <summary>Refuses <c>__schema</c>, <c>__type</c> and any other field that leads into the introspection types.</summary>
internal sealed class IntrospectionRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.ParentType is not { IsIntrospection: false } || context.Field?.Type.Named is not { IsIntrospection: true })
            return;
        context.Report(context.Error("Introspection is not allowed for the current request.", field)
            .SetCode(ErrorCodes.Validation.IntrospectionNotAllowed)
            .SetExtension("field", field.Name.Value)
            .Build());
    }
}
