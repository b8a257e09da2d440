namespace SocialImages.GraphQL.AspNetCore;

internal enum ResponseMediaType
{
    GraphQLResponse,

    /// <summary>The older form: 200 for every well-formed request.</summary>
    Json,

    EventStream,
}

/// <summary>What the client can read.</summary>
/// <param name="Single">The form of a single result.</param>
/// <param name="AllowsStream">Whether a stream of results may answer, as server-sent events.</param>
internal readonly record struct ResponseFormat(ResponseMediaType Single, bool AllowsStream)
{
    /// <summary>The form of errors about the request itself, which come before any stream.</summary>
    public ResponseFormat ForRefusal => Single == ResponseMediaType.Json ? this : default;
}
