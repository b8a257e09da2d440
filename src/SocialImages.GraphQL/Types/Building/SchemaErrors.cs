namespace SocialImages.GraphQL.Types;

/// <summary>Collects what is wrong with a schema, so that one build reports everything.</summary>
internal sealed class SchemaErrors
{
    private readonly List<IError> _errors = [];

    public static SchemaException Exception(string message) => new([ErrorBuilder.New().SetMessage(message).Build()]);

    public void Add(string message) => _errors.Add(ErrorBuilder.New().SetMessage(message).SetCode(ErrorCodes.Schema.InvalidSchema).Build());

    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new SchemaException(_errors);
    }
}
