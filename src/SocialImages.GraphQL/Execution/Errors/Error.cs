namespace SocialImages.GraphQL;

public sealed class Error : IError
{
    public required string Message { get; init; }

    public string? Code { get; init; }

    public Path? Path { get; init; }

    public IReadOnlyList<ErrorLocation> Locations { get; init; } = [];

    public IReadOnlyDictionary<string, object?> Extensions { get; init; } = EmptyExtensions;

    public Exception? Exception { get; init; }

    private static readonly Dictionary<string, object?> EmptyExtensions = [];
}
