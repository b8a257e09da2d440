namespace SocialImages.GraphQL.Validation;

/// <summary>What validation found; no errors means the document may be executed against the schema.</summary>
public sealed class DocumentValidationResult(IReadOnlyList<IError> errors)
{
    public static DocumentValidationResult Ok { get; } = new([]);

    public IReadOnlyList<IError> Errors { get; } = errors;

    public bool HasErrors => Errors.Count > 0;
}
