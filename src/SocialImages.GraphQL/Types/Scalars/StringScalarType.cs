using System.Text.Json;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>A scalar that travels as a string.</summary>
public abstract class StringScalarType<T>(string name, string? description, string? specifiedBy = null) : ScalarType<T>(name, description, specifiedBy)
    where T : notnull
{
    protected abstract bool TryParse(string text, out T? value);

    public override bool TryParseLiteral(ValueNode literal, out T? value)
    {
        value = default;
        return literal is StringValueNode text && TryParse(text.Value, out value);
    }

    public override bool TryParseJson(JsonElement json, out ValueNode? literal)
    {
        literal = null;
        if (json.ValueKind != JsonValueKind.String || json.GetString() is not { } text || !TryParse(text, out _))
            return false;
        literal = new StringValueNode(text);
        return true;
    }
}

/// <summary>A string scalar whose values format themselves into UTF-8.</summary>
public abstract class FormattedScalarType<T>(string name, string? description, string? specifiedBy) : StringScalarType<T>(name, description, specifiedBy)
    where T : struct, IUtf8SpanFormattable
{
    private const int MaxLength = 64;

    protected abstract string Format { get; }

    public override void Write(Utf8JsonWriter writer, T value)
    {
        Span<byte> buffer = stackalloc byte[MaxLength];
        value.TryFormat(buffer, out var length, Format, System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteStringValue(buffer[..length]);
    }
}
