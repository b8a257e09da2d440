namespace SocialImages.GraphQL.Types;

/// <summary>The schema breaks the specification's rules; every broken rule is one error.</summary>
public sealed class SchemaException(IReadOnlyList<IError> errors)
    : Exception(string.Join(Environment.NewLine, errors.Select(static error => error.Message)))
{
    public IReadOnlyList<IError> Errors { get; } = errors;
}
