using System.Numerics;
using System.Text.Json;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>A signed integer of up to 64 bits.</summary>
public abstract class IntegerScalarType<T>(string name, string description, string? specifiedBy = null) : ScalarType<T>(name, description, specifiedBy)
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    public override bool TryParseLiteral(ValueNode literal, out T value)
    {
        value = default;
        if (literal is not IntValueNode number || !number.TryGetInt64(out var integer) || !IsInRange(integer))
            return false;
        value = T.CreateTruncating(integer);
        return true;
    }

    public override bool TryParseJson(JsonElement json, out ValueNode? literal)
    {
        literal = null;
        if (json.ValueKind != JsonValueKind.Number || !TryGetInteger(json, out var integer) || !IsInRange(integer))
            return false;
        literal = new IntValueNode(integer);
        return true;
    }

    public override void Write(Utf8JsonWriter writer, T value) => writer.WriteNumberValue(long.CreateTruncating(value));

    // JSON has one kind of number: 3.0 and 3e0 are the integer 3.
    private static bool TryGetInteger(JsonElement json, out long integer)
    {
        if (json.TryGetInt64(out integer))
            return true;
        if (!json.TryGetDouble(out var number) || !double.IsInteger(number) || Math.Abs(number) > 1L << 53)
            return false;
        integer = (long)number;
        return true;
    }

    private static bool IsInRange(long integer) => integer >= long.CreateTruncating(T.MinValue) && integer <= long.CreateTruncating(T.MaxValue);
}

public sealed class IntType()
    : IntegerScalarType<int>("Int", "The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values between -(2^31) and 2^31 - 1.");

public sealed class LongType()
    : IntegerScalarType<long>("Long", "The `Long` scalar type represents a signed 64-bit integer.", ScalarTypes.Specification("long"));

public sealed class ShortType()
    : IntegerScalarType<short>("Short", "The `Short` scalar type represents a signed 16-bit integer.", ScalarTypes.Specification("short"));

public sealed class ByteType()
    : IntegerScalarType<sbyte>("Byte", "The `Byte` scalar type represents a signed 8-bit integer.", ScalarTypes.Specification("byte"));
