using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>Any JSON; its runtime value is a <see cref="JsonElement"/>.</summary>
public sealed class AnyType() : ScalarType<JsonElement>("Any", "The `Any` scalar type represents any valid GraphQL value.", ScalarTypes.Specification("any"))
{
    public override bool TryParseLiteral(ValueNode literal, out JsonElement value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            JsonLiterals.Write(writer, literal);
        value = JsonElement.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        return true;
    }

    public override bool IsInstance(ValueNode literal) => true;

    public override bool TryParseJson(JsonElement json, out ValueNode? literal)
    {
        literal = JsonLiterals.Read(json);
        return true;
    }

    public override void Write(Utf8JsonWriter writer, JsonElement value) => value.WriteTo(writer);

    public override void WriteObject(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case JsonDocument document:
                document.WriteTo(writer);
                break;
            case JsonNode node:
                node.WriteTo(writer);
                break;
            case IReadOnlyDictionary<string, object?> map:
                WriteMap(writer, map);
                break;
            case IEnumerable items and not string:
                WriteList(writer, items);
                break;
            default:
                WriteLeaf(writer, value);
                break;
        }
    }

    private void WriteMap(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> map)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in map)
        {
            writer.WritePropertyName(name);
            WriteNullable(writer, value);
        }

        writer.WriteEndObject();
    }

    private void WriteList(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            WriteNullable(writer, item);
        writer.WriteEndArray();
    }

    private void WriteNullable(Utf8JsonWriter writer, object? value)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            WriteObject(writer, value);
    }

    private static void WriteLeaf(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int or long or short or byte:
                writer.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case Guid guid:
                writer.WriteStringValue(guid);
                break;
            default:
                throw new FormatException($"Any cannot write a value of type `{value.GetType().Name}`.");
        }
    }
}
