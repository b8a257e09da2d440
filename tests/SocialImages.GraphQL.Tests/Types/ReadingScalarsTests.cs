using System.Text;
using System.Text.Json;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Tests.Types;

public sealed class ReadingScalarsTests
{
    [Theory]
    [InlineData("Int", "2147483647")]
    [InlineData("Int", "-2147483648")]
    [InlineData("Float", "1.5")]
    [InlineData("String", "\"é\"")]
    [InlineData("Boolean", "true")]
    [InlineData("ID", "\"x\"")]
    [InlineData("DateTime", "\"2026-11-21T08:00:00Z\"")]
    [InlineData("DateTime", "\"2026-11-21T08:00:00.1234567+01:00\"")]
    [InlineData("LocalDate", "\"2024-02-29\"")]
    [InlineData("LocalTime", "\"23:59:59.5\"")]
    [InlineData("LocalDateTime", "\"2026-11-21T08:00:00\"")]
    [InlineData("Duration", "\"P1DT2H3M4.5S\"")]
    [InlineData("UUID", "\"01a1fcdf-4b24-74ee-9cea-4025bb46e0c7\"")]
    [InlineData("Long", "9223372036854775807")]
    [InlineData("Short", "-32768")]
    [InlineData("Byte", "-128")]
    [InlineData("Decimal", "79228162514264337593543950335")]
    [InlineData("Decimal", "0.10")]
    [InlineData("URI", "\"https://example.com/a?b=c\"")]
    [InlineData("Base64String", "\"AQID\"")]
    [InlineData("Any", "{\"a\":[1,2.5,\"x\",true,null]}")]
    public void Value_FromJsonToLiteralToJson_IsUnchanged(string type, string json)
    {
        var scalar = ScalarTypes.Create(type)!;

        Assert.True(scalar.TryParseJson(JsonElement.Parse(json), out var literal));
        Assert.True(scalar.IsInstance(literal!));
        Assert.Equal(json, Write(scalar, scalar.ParseLiteral(literal!)!));
    }

    [Theory]
    [InlineData("Int", "2147483648")]
    [InlineData("Int", "1.5")]
    [InlineData("Int", "\"1\"")]
    [InlineData("Float", "1e400")]
    [InlineData("Float", "\"1\"")]
    [InlineData("String", "1")]
    [InlineData("Boolean", "\"true\"")]
    [InlineData("ID", "1.5")]
    [InlineData("ID", "true")]
    [InlineData("DateTime", "\"2026-11-21T08:00:00\"")]
    [InlineData("DateTime", "\"2026-11-21 08:00:00Z\"")]
    [InlineData("DateTime", "\"2026-13-21T08:00:00Z\"")]
    [InlineData("DateTime", "\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("LocalDate", "\"2026-02-29\"")]
    [InlineData("LocalTime", "\"24:00:00\"")]
    [InlineData("LocalTime", "\"23:59:59.9999999999\"")]
    [InlineData("LocalDateTime", "\"2026-11-21T08:00:00Z\"")]
    [InlineData("Duration", "\"P1Y\"")]
    [InlineData("Duration", "\"5 minutes\"")]
    [InlineData("UUID", "\"01a1fcdf4b2474ee9cea4025bb46e0c7\"")]
    [InlineData("Long", "9223372036854775808")]
    [InlineData("Short", "32768")]
    [InlineData("Byte", "128")]
    [InlineData("Decimal", "1e40")]
    [InlineData("Base64String", "\"***\"")]
    [InlineData("Upload", "\"file\"")]
    public void Json_OfAnotherKind_IsRefused(string type, string json) =>
        Assert.False(ScalarTypes.Create(type)!.TryParseJson(JsonElement.Parse(json), out _));

    [Theory]
    [InlineData("Int", "1.0", false)]
    [InlineData("Float", "1", true)]
    [InlineData("ID", "12345678901234567890", true)]
    [InlineData("String", "RED", false)]
    [InlineData("Any", "{a: [RED, 1]}", true)]
    [InlineData("Long", "12345678901234567890", false)]
    [InlineData("Duration", "\"P2W\"", true)]
    [InlineData("URI", "\"/relative\"", true)]
    public void Literal_IsJudged(string type, string literal, bool isInstance) =>
        Assert.Equal(isInstance, ScalarTypes.Create(type)!.IsInstance(Utf8GraphQLParser.ParseValue(literal)));

    [Fact]
    public void JsonNumber_WithoutFraction_IsAnInt()
    {
        Assert.True(new IntType().TryParseJson(JsonElement.Parse("3.0"), out var literal));
        Assert.Equal("3", Assert.IsType<IntValueNode>(literal).Value);
    }

    [Fact]
    public void Fraction_OfNineDigits_IsRounded()
    {
        var literal = new StringValueNode("2023-12-24t15:30:00.123456789z");

        Assert.Equal("\"2023-12-24T15:30:00.1234568Z\"", Write(new DateTimeType(), new DateTimeType().ParseLiteral(literal)!));
    }

    [Fact]
    public void Float_ThatIsNotFinite_IsNotWritten() => Assert.Throws<FormatException>(() => Write(new FloatType(), double.NaN));

    [Fact]
    public void Id_FromNumberOrGuid_IsWrittenAsString()
    {
        Assert.Equal("\"7\"", Write(new IdType(), 7));
        Assert.Equal("\"00000000-0000-0000-0000-000000000000\"", Write(new IdType(), Guid.Empty));
    }

    private static string Write(ScalarType scalar, object value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            scalar.WriteObject(writer, value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
