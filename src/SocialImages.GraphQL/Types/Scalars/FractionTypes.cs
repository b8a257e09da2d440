using System.Globalization;
using System.Text.Json;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>Finite doubles; integers are accepted.</summary>
public sealed class FloatType() : ScalarType<double>(
    "Float",
    "The `Float` scalar type represents signed double-precision fractional values as specified by [IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).")
{
    public override bool TryParseLiteral(ValueNode literal, out double value)
    {
        value = literal switch
        {
            FloatValueNode number => number.ToDouble(),
            IntValueNode integer => double.Parse(integer.Value, CultureInfo.InvariantCulture),
            _ => double.NaN,
        };
        return double.IsFinite(value);
    }

    public override bool TryParseJson(JsonElement json, out ValueNode? literal)
    {
        literal = null;
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDouble(out var value) || !double.IsFinite(value))
            return false;
        literal = new FloatValueNode(default, json.GetRawText());
        return true;
    }

    public override void Write(Utf8JsonWriter writer, double value)
    {
        if (!double.IsFinite(value))
            throw new FormatException("Float cannot write a value that is not finite.");
        writer.WriteNumberValue(value);
    }

    public override void WriteObject(Utf8JsonWriter writer, object value) =>
        base.WriteObject(writer, value is float or int or long ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : value);
}

public sealed class DecimalType() : ScalarType<decimal>(
    "Decimal",
    "The `Decimal` scalar type represents a decimal floating-point number with high precision.",
    ScalarTypes.Specification("decimal"))
{
    public override bool TryParseLiteral(ValueNode literal, out decimal value)
    {
        value = default;
        var text = (literal as FloatValueNode)?.Value ?? (literal as IntValueNode)?.Value;
        return text is not null && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    public override bool TryParseJson(JsonElement json, out ValueNode? literal)
    {
        literal = null;
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDecimal(out _))
            return false;
        literal = new FloatValueNode(default, json.GetRawText());
        return true;
    }

    public override void Write(Utf8JsonWriter writer, decimal value) => writer.WriteNumberValue(value);
}
