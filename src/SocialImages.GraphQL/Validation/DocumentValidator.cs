using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Holds a document against a schema. Safe to share; the answer may be cached with the document.</summary>
public sealed class DocumentValidator(ValidationOptions options)
{
    public ValidationOptions Options { get; } = options;

    /// <param name="schema">The schema to be asked.</param>
    /// <param name="document">The parsed request.</param>
    /// <param name="allowIntrospection">Overrides <see cref="ValidationOptions.AllowIntrospection"/> for this request.</param>
    public DocumentValidationResult Validate(Schema schema, DocumentNode document, bool? allowIntrospection = null) =>
        Validate(schema, document, ExecutableRules.For(Options, allowIntrospection ?? Options.AllowIntrospection));

    internal DocumentValidationResult Validate(Schema schema, DocumentNode document, ValidationRule[] rules)
    {
        var context = new ValidationContext(schema, document, Options);
        new DocumentWalker(context, rules).Walk();
        return context.Errors.Count == 0 ? DocumentValidationResult.Ok : new DocumentValidationResult(context.Errors);
    }
}
