namespace SocialImages.GraphQL;

/// <summary>Thrown by a resolver to report errors of its own choosing; their text is meant for the client.</summary>
public class GraphQLException : Exception
{
    public GraphQLException(string message)
        : base(message) => Errors = [ErrorBuilder.New().SetMessage(message).Build()];

    public GraphQLException(string message, Exception innerException)
        : base(message, innerException) => Errors = [ErrorBuilder.New().SetMessage(message).SetException(innerException).Build()];

    public GraphQLException(IError error)
        : base(error?.Message) => Errors = [error ?? throw new ArgumentNullException(nameof(error))];

    public GraphQLException(params IError[] errors)
        : base(errors?.FirstOrDefault()?.Message) => Errors = errors ?? throw new ArgumentNullException(nameof(errors));

    public GraphQLException(IEnumerable<IError> errors)
        : this(errors?.ToArray() ?? throw new ArgumentNullException(nameof(errors)))
    {
    }

    public IReadOnlyList<IError> Errors { get; }
}
