using System.Text;
using System.Text.Json;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>
/// Reads <c>{query, id, operationName, variables, extensions}</c> from JSON; <c>documentId</c> is another name of <c>id</c>.
/// Unknown properties are ignored, as the protocol asks.
/// </summary>
internal static class RequestParser
{
    public const string InvalidJson = "Invalid JSON document.";
    public const string InvalidRequest = "Invalid GraphQL Request.";

    // One name given twice means one thing to a gateway and another to us: refused.
    private static readonly JsonDocumentOptions ValueOptions = new() { AllowDuplicateProperties = false };

    /// <param name="utf8">Kept by the parsed request as long as that lives.</param>
    /// <param name="into">Receives the properties; disposed by the caller in any case.</param>
    public static void Parse(ReadOnlyMemory<byte> utf8, ParsedRequest into)
    {
        try
        {
            JsonText.Check(utf8.Span);
            ParseRoot(utf8, into);
        }
        catch (JsonException error)
        {
            throw BadRequestException.Json(InvalidJson, error);
        }
    }

    /// <summary>The value of <c>variables</c> or <c>extensions</c> when a GET carries it.</summary>
    public static JsonElement ParseParameter(string name, string json, ParsedRequest into)
    {
        try
        {
            var value = into.Keep(JsonDocument.Parse(json, ValueOptions));
            JsonText.Check(Encoding.UTF8.GetBytes(json));
            return value.ValueKind switch
            {
                JsonValueKind.Object => value,
                JsonValueKind.Null => default,
                var kind => throw WrongKind(name, "object or null", kind.ToString()),
            };
        }
        catch (JsonException error)
        {
            throw BadRequestException.Json(InvalidJson, error);
        }
    }

    private static void ParseRoot(ReadOnlyMemory<byte> utf8, ParsedRequest into)
    {
        var reader = new Utf8JsonReader(utf8.Span);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
            ParseBatchOfOne(ref reader, utf8, into);
        else
            ParseObject(ref reader, utf8, into);

        // Reads on to the end, so that text behind the request is an error.
        reader.Read();
    }

    // Batching is off; a list of one is what some clients send for a single request.
    private static void ParseBatchOfOne(ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8, ParsedRequest into)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
            throw BadRequestException.Request("The GraphQL batch request has no elements.");

        ParseObject(ref reader, utf8, into);
        reader.Read();
        if (reader.TokenType != JsonTokenType.EndArray)
            throw BadRequestException.Request(InvalidRequest);
    }

    private static void ParseObject(ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8, ParsedRequest into)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw BadRequestException.Json("The GraphQL request must be a JSON object.");

        var seen = Property.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = Recognise(ref reader);
            reader.Read();
            if (property != Property.None && (seen & property) != 0)
                throw BadRequestException.Json(InvalidJson);

            seen |= property;
            ParseProperty(property, ref reader, utf8, into);
        }
    }

    private static Property Recognise(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("query"u8) ? Property.Query
        : reader.ValueTextEquals("variables"u8) ? Property.Variables
        : reader.ValueTextEquals("operationName"u8) ? Property.OperationName
        : reader.ValueTextEquals("extensions"u8) ? Property.Extensions
        : reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("documentId"u8) ? Property.Id
        : Property.None;

    private static void ParseProperty(Property property, ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8, ParsedRequest into)
    {
        switch (property)
        {
            case Property.Query: into.Document = ReadDocument(ref reader, utf8, into); break;
            case Property.Id: into.DocumentId = ReadString("id", ref reader); break;
            case Property.OperationName: into.OperationName = ReadString("operationName", ref reader); break;
            case Property.Variables: into.Variables = ReadVariables(ref reader, utf8, into); break;
            case Property.Extensions: into.Extensions = ReadObject("extensions", "object or null", ref reader, utf8, into); break;
            default: reader.Skip(); break;
        }
    }

    private static ReadOnlyMemory<byte> ReadDocument(ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8, ParsedRequest into)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return default;

        if (reader.TokenType != JsonTokenType.String)
            throw WrongKind("query", "string or null", JsonText.KindOf(reader.TokenType));

        if (!reader.ValueIsEscaped)
            return utf8.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);

        var unescaped = into.RentForDocument(reader.ValueSpan.Length);
        return unescaped.AsMemory(0, reader.CopyString(unescaped));
    }

    private static string? ReadString(string name, ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString() is { Length: > 0 } text ? text : null,
        JsonTokenType.Null => null,
        var other => throw WrongKind(name, "string or null", JsonText.KindOf(other)),
    };

    private static JsonElement ReadVariables(ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8, ParsedRequest into) =>
        // A list of variables is the other form of batching.
        reader.TokenType == JsonTokenType.StartArray
            ? throw BadRequestException.Request(InvalidRequest)
            : ReadObject("variables", "object, array, or null", ref reader, utf8, into);

    private static JsonElement ReadObject(string name, string expected, ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8, ParsedRequest into)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return default;

        if (reader.TokenType != JsonTokenType.StartObject)
            throw WrongKind(name, expected, JsonText.KindOf(reader.TokenType));

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return into.Keep(JsonDocument.Parse(utf8[start..(int)reader.BytesConsumed], ValueOptions));
    }

    private static BadRequestException WrongKind(string name, string expected, string actual) =>
        BadRequestException.Json($"Invalid '{name}' value. Expected {expected}, but got {actual}.");

    [Flags]
    private enum Property
    {
        None = 0,
        Query = 1,
        Id = 2,
        OperationName = 4,
        Variables = 8,
        Extensions = 16,
    }
}
