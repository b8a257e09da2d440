using System.Text.Json;

namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>A message as it came: <c>{type, id, payload}</c>. The payload stays text until somebody needs it.</summary>
internal readonly record struct SocketMessage(string Type, string? Id, JsonTokenType PayloadKind, ReadOnlyMemory<byte> Payload)
{
    private const int MaxIdLength = 256;

    /// <exception cref="JsonException">The text is not a message.</exception>
    public static SocketMessage Parse(ReadOnlyMemory<byte> utf8)
    {
        JsonText.Check(utf8.Span);
        var reader = new Utf8JsonReader(utf8.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("not an object");

        var message = new SocketMessage("", null, JsonTokenType.None, default);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            message = message.With(ref reader, utf8);
        reader.Read();
        return message.Type.Length == 0 ? throw new JsonException("no type") : message;
    }

    public OperationMessagePayload ReadPayload() =>
        new(PayloadKind == JsonTokenType.StartObject ? JsonSerializer.Deserialize<JsonElement>(Payload.Span) : null);

    private SocketMessage With(ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8)
    {
        if (reader.ValueTextEquals("type"u8))
            return this with { Type = ReadText(ref reader) };

        if (reader.ValueTextEquals("id"u8))
            return this with { Id = ReadId(ref reader) };

        var isPayload = reader.ValueTextEquals("payload"u8);
        reader.Read();
        var kind = reader.TokenType;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return isPayload ? this with { PayloadKind = kind, Payload = utf8[start..(int)reader.BytesConsumed] } : this;
    }

    private static string ReadId(ref Utf8JsonReader reader) =>
        ReadText(ref reader) is { Length: > 0 and <= MaxIdLength } id ? id : throw new JsonException("no usable id");

    private static string ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("not a string");
    }
}
