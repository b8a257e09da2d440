using System.Text.Json;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

public sealed class StringType()
    : StringScalarType<string>("String", "The `String` scalar type represents textual data, represented as UTF-8 character sequences. The String type is most often used by GraphQL to represent free-form human-readable text.")
{
    protected override bool TryParse(string text, out string? value)
    {
        value = text;
        return true;
    }

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
}

/// <summary>Accepts strings and integers, and always answers a string.</summary>
public sealed class IdType() : ScalarType<string>(
    "ID",
    "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID.")
{
    public override bool TryParseLiteral(ValueNode literal, out string? value)
    {
        value = literal switch
        {
            StringValueNode text => text.Value,
            IntValueNode number => number.Value,
            _ => null,
        };
        return value is not null;
    }

    public override bool TryParseJson(JsonElement json, out ValueNode? literal)
    {
        literal = json.ValueKind switch
        {
            JsonValueKind.String => new StringValueNode(json.GetString()!),
            JsonValueKind.Number when IsInteger(json.GetRawText()) => new IntValueNode(default, json.GetRawText()),
            _ => null,
        };
        return literal is not null;
    }

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    public override void WriteObject(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case Guid guid:
                writer.WriteStringValue(guid);
                break;
            case IFormattable number and (int or long or short or byte):
                writer.WriteStringValue(number.ToString(null, System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                base.WriteObject(writer, value);
                break;
        }
    }

    private static bool IsInteger(string number) => number.AsSpan().IndexOfAny('.', 'e', 'E') < 0;
}

public sealed class BooleanType() : ScalarType<bool>("Boolean", "The `Boolean` scalar type represents `true` or `false`.")
{
    public override bool TryParseLiteral(ValueNode literal, out bool value)
    {
        value = literal is BooleanValueNode { Value: true };
        return literal is BooleanValueNode;
    }

    public override bool TryParseJson(JsonElement json, out ValueNode? literal)
    {
        literal = json.ValueKind switch
        {
            JsonValueKind.True => BooleanValueNode.True,
            JsonValueKind.False => BooleanValueNode.False,
            _ => null,
        };
        return literal is not null;
    }

    public override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);
}
