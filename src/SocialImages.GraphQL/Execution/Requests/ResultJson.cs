using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SocialImages.GraphQL.Execution;

/// <summary>Plain values (extensions, header maps) as JSON.</summary>
internal static class ResultJson
{
    // The answer is never put into HTML, so only what JSON itself needs is escaped. Our own maps cannot be malformed.
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static void WriteMap(IEnumerable<KeyValuePair<string, object?>> map, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in map)
        {
            json.WritePropertyName(name);
            WriteValue(value, json);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(object? value, Utf8JsonWriter json)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case JsonElement element: element.WriteTo(json); break;
            case IEnumerable<KeyValuePair<string, object?>> map: WriteMap(map, json); break;
            case IEnumerable list: WriteList(list, json); break;
            default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static void WriteList(IEnumerable list, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var item in list)
            WriteValue(item, json);
        json.WriteEndArray();
    }
}
