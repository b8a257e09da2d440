namespace SocialImages.GraphQL;

/// <summary>One entry of a response's <c>errors</c>.</summary>
public interface IError
{
    string Message { get; }

    string? Code { get; }

    Path? Path { get; }

    IReadOnlyList<ErrorLocation> Locations { get; }

    /// <summary>In the order they are written; the code is among them.</summary>
    IReadOnlyDictionary<string, object?> Extensions { get; }

    /// <summary>For the log; never part of a response.</summary>
    Exception? Exception { get; }
}
