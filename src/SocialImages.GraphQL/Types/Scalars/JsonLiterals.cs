using System.Collections.Immutable;
using System.Text.Json;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>Turns JSON into untyped literals and back.</summary>
public static class JsonLiterals
{
    public static ValueNode Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new StringValueNode(json.GetString()!),
        JsonValueKind.Number => ReadNumber(json.GetRawText()),
        JsonValueKind.True => BooleanValueNode.True,
        JsonValueKind.False => BooleanValueNode.False,
        JsonValueKind.Array => new ListValueNode([.. json.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => new ObjectValueNode(ReadFields(json)),
        _ => NullValueNode.Default,
    };

    /// <summary>Enum values become strings; variables and files become null.</summary>
    public static void Write(Utf8JsonWriter writer, ValueNode literal)
    {
        switch (literal)
        {
            case StringValueNode text:
                writer.WriteStringValue(text.Value);
                break;
            case EnumValueNode name:
                writer.WriteStringValue(name.Value);
                break;
            case BooleanValueNode truth:
                writer.WriteBooleanValue(truth.Value);
                break;
            case IntValueNode integer:
                writer.WriteRawValue(integer.Value);
                break;
            case FloatValueNode number:
                writer.WriteRawValue(number.Value);
                break;
            case ListValueNode list:
                WriteList(writer, list);
                break;
            case ObjectValueNode fields:
                WriteObject(writer, fields);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static ValueNode ReadNumber(string text) =>
        text.AsSpan().ContainsAny('.', 'e', 'E') ? new FloatValueNode(default, text) : new IntValueNode(default, text);

    private static ImmutableArray<ObjectFieldNode> ReadFields(JsonElement json) =>
        [.. json.EnumerateObject().Select(static property => new ObjectFieldNode(property.Name, Read(property.Value)))];

    private static void WriteList(Utf8JsonWriter writer, ListValueNode list)
    {
        writer.WriteStartArray();
        foreach (var item in list.Items)
            Write(writer, item);
        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, ObjectValueNode literal)
    {
        writer.WriteStartObject();
        foreach (var field in literal.Fields)
        {
            writer.WritePropertyName(field.Name.Value);
            Write(writer, field.Value);
        }

        writer.WriteEndObject();
    }
}
