using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SocialImages.Benchmarks;

/// <summary>
/// The yardstick: what .NET does at best when it knows the one question. No parser, no sign-in, no ORM: a minimal API with a
/// prepared statement, and JSON written field by field.
/// </summary>
internal static class BareServer
{
    private static readonly byte[] TypeName = "{\"data\":{\"__typename\":\"Query\"}}"u8.ToArray();

    public static async Task RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        await using var database = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("BENCH_CONNECTION")!);
        app.MapGet("/", () => "ready");
        app.MapPost("/graphql", context => AnswerAsync(context, database));
        await app.RunAsync(address);
    }

    private static async Task AnswerAsync(HttpContext context, NpgsqlDataSource database)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body);
        var json = context.Response;
        json.ContentType = "application/json; charset=utf-8";
        if (request.RootElement.GetProperty("query").ValueEquals("{__typename}"))
        {
            await json.Body.WriteAsync(TypeName);
            return;
        }

        var buffer = new ArrayBufferWriter<byte>(32 * 1024);
        await WritePageAsync(buffer, database);
        await json.Body.WriteAsync(buffer.WrittenMemory);
    }

    private static async Task WritePageAsync(ArrayBufferWriter<byte> buffer, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            """
            select id, source, prompt, title, alt_text, tags, width, height, byte_size, mime_type, placeholder, created_at from images
            where workspace_id = (select workspace_id from memberships limit 1) and deleted_at is null
            order by created_at desc, id desc limit 51
            """, connection);
        await command.PrepareAsync();
        await using var reader = await command.ExecuteReaderAsync();
        await using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartObject("images");
        json.WriteStartArray("nodes");
        while (await reader.ReadAsync()) WriteImage(json, reader);
        json.WriteEndArray();
        for (var open = 0; open < 3; open++) json.WriteEndObject();
    }

    private static void WriteImage(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.GetGuid(0));
        json.WriteString("source", row.GetString(1));
        json.WriteString("prompt", row.GetString(2));
        json.WriteString("title", row.GetString(3));
        json.WriteString("altText", row.GetString(4));
        json.WriteStartArray("tags");
        foreach (var tag in row.GetFieldValue<string[]>(5)) json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteStartObject("size");
        json.WriteNumber("width", row.GetInt32(6));
        json.WriteNumber("height", row.GetInt32(7));
        json.WriteEndObject();
        json.WriteNumber("byteSize", row.GetInt64(8));
        json.WriteString("mimeType", row.GetString(9));
        json.WriteString("placeholder", row.GetString(10));
        json.WriteString("createdAt", row.GetDateTime(11));
        json.WriteEndObject();
    }
}
