namespace SocialImages.GraphQL.AspNetCore;

internal static class MediaTypes
{
    public const string Json = "application/json; charset=utf-8";

    public static string Of(ResponseMediaType type) => type switch
    {
        ResponseMediaType.Json => Json,
        ResponseMediaType.EventStream => "text/event-stream; charset=utf-8",
        _ => "application/graphql-response+json; charset=utf-8",
    };
}
