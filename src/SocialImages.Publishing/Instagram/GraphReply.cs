using System.Text.Json;

namespace SocialImages.Publishing.Instagram;

/// <summary>Tolerant reading of Meta's replies.</summary>
internal static class GraphReply
{
    /// <summary>Ids are numbers beyond 2^53: kept as text however they are written.</summary>
    public static string? Id(JsonElement reply, string name = "id") => GraphFailure.Member(reply, name) switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } id => id,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static string? Text(JsonElement reply, string name) =>
        GraphFailure.Member(reply, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The elements of <c>data</c>; Meta wraps some replies in it that elsewhere come bare.</summary>
    public static IEnumerable<JsonElement> Data(JsonElement reply) =>
        GraphFailure.Member(reply, "data") is { ValueKind: JsonValueKind.Array } data ? data.EnumerateArray() : [];

    public static JsonElement Unwrapped(JsonElement reply) => Data(reply).Select(item => (JsonElement?)item).FirstOrDefault() ?? reply;
}
