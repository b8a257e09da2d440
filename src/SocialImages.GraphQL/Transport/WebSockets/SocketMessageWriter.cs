using System.Buffers;
using System.Text.Json;
using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>Writes the server's messages.</summary>
internal static class SocketMessageWriter
{
    public static readonly ReadOnlyMemory<byte> Ping = """{"type":"ping"}"""u8.ToArray();

    public static void WriteNext(PooledWriter output, JsonEncodedText id, OperationResult result)
    {
        WriteHead(output, "next"u8, id);
        output.Write(",\"payload\":"u8);
        result.WriteTo(output);
        output.Write("}"u8);
    }

    public static void WriteError(PooledWriter output, JsonEncodedText id, IReadOnlyList<IError> errors)
    {
        WriteHead(output, "error"u8, id);
        output.Write(",\"payload\":"u8);
        ErrorJson.WriteArray(errors, output);
        output.Write("}"u8);
    }

    public static void WriteComplete(PooledWriter output, JsonEncodedText id)
    {
        WriteHead(output, "complete"u8, id);
        output.Write("}"u8);
    }

    /// <summary>Writes <c>connection_ack</c> or <c>pong</c>.</summary>
    public static void WriteControl(PooledWriter output, string type, IReadOnlyDictionary<string, object?>? payload)
    {
        using var json = new Utf8JsonWriter(output, ResultJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        if (payload is not null)
        {
            json.WritePropertyName("payload"u8);
            ResultJson.WriteMap(payload, json);
        }

        json.WriteEndObject();
    }

    private static void WriteHead(PooledWriter output, ReadOnlySpan<byte> type, JsonEncodedText id)
    {
        output.Write("{\"type\":\""u8);
        output.Write(type);
        output.Write("\",\"id\":\""u8);
        output.Write(id.EncodedUtf8Bytes);
        output.Write("\""u8);
    }
}
