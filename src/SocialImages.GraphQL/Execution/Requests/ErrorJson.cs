using System.Buffers;
using System.Text.Json;

namespace SocialImages.GraphQL.Execution;

/// <summary>Errors as the response's JSON; the one place that knows their form outside the engine.</summary>
internal static class ErrorJson
{
    private const int MaxNameLength = 1_000;

    public static void WriteArray(IReadOnlyList<IError> errors, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, ResultJson.WriterOptions);
        WriteArray(errors, json);
    }

    public static void WriteArray(IReadOnlyList<IError> errors, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var error in errors)
            Write(error, json);
        json.WriteEndArray();
    }

    private static void Write(IError error, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, error.Message);
        if (error.Locations.Count > 0)
            WriteLocations(error.Locations, json);
        if (error.Path is { } path)
            WritePath(path, json);
        if (error.Extensions.Count > 0)
        {
            json.WritePropertyName("extensions"u8);
            ResultJson.WriteMap(error.Extensions, json);
        }

        json.WriteEndObject();
    }

    private static void WriteLocations(IReadOnlyList<ErrorLocation> locations, Utf8JsonWriter json)
    {
        json.WriteStartArray("locations"u8);
        foreach (var location in locations)
        {
            json.WriteStartObject();
            json.WriteNumber("line"u8, location.Line);
            json.WriteNumber("column"u8, location.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Beyond this a name tells nothing more; an alias may be of megabytes, and stand in the path of many errors.
    private static ReadOnlySpan<char> Cut(string name) => name.AsSpan(0, Math.Min(name.Length, MaxNameLength));

    private static void WritePath(Path path, Utf8JsonWriter json)
    {
        json.WriteStartArray("path"u8);
        foreach (var segment in path.ToArray())
        {
            if (segment is int index)
                json.WriteNumberValue(index);
            else
                json.WriteStringValue(Cut((string)segment));
        }

        json.WriteEndArray();
    }
}
