using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

/// <summary>Refuses <c>__schema</c> and <c>__type</c>.</summary>
internal sealed class IntrospectionRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Field is not { } definition || (definition != context.Schema.MetaFields.Schema && definition != context.Schema.MetaFields.Type))
            return;
        context.Report(context.Error("Introspection is not allowed for the current request.", field)
            .SetCode(ErrorCodes.Validation.IntrospectionNotAllowed)
            .SetExtension("field", field.Name.Value)
            .Build());
    }
}
