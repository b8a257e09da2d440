using System.Buffers.Text;
using System.Text.Json;

namespace SocialImages.GraphQL.Types;

public sealed class UuidType() : StringScalarType<Guid>(
    "UUID",
    "The `UUID` scalar type represents a Universally Unique Identifier (UUID) as defined by RFC 9562.",
    ScalarTypes.Specification("uuid"))
{
    public override void Write(Utf8JsonWriter writer, Guid value) => writer.WriteStringValue(value);

    protected override bool TryParse(string text, out Guid value) => Guid.TryParseExact(text, "D", out value);
}

public sealed class UriType() : StringScalarType<Uri>(
    "URI",
    "The `URI` scalar type represents a Uniform Resource Identifier (URI) as defined by RFC 3986.",
    ScalarTypes.Specification("uri"))
{
    public override void Write(Utf8JsonWriter writer, Uri value) =>
        writer.WriteStringValue(value.IsAbsoluteUri ? value.AbsoluteUri : value.OriginalString);

    protected override bool TryParse(string text, out Uri? value) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value);
}

public sealed class Base64StringType() : StringScalarType<byte[]>(
    "Base64String",
    "The `Base64String` scalar type represents an array of bytes encoded as a Base64 string.",
    ScalarTypes.Specification("base64-string"))
{
    public override void Write(Utf8JsonWriter writer, byte[] value) => writer.WriteBase64StringValue(value);

    protected override bool TryParse(string text, out byte[]? value)
    {
        value = Base64.IsValid(text, out var length) ? new byte[length] : null;
        return value is not null && Convert.TryFromBase64String(text, value, out _);
    }
}
