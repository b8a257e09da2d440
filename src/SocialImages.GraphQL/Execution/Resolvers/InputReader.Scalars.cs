using System.Globalization;
using System.Text.Json;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Relay;

namespace SocialImages.GraphQL.Execution.Resolvers;

public sealed partial class InputReader
{
    public string String(ValueNode literal) => literal is StringValueNode text ? text.Value : (string)Scalar("String", literal);

    public bool Boolean(ValueNode literal) => literal is BooleanValueNode flag ? flag.Value : (bool)Scalar("Boolean", literal);

    public int Int32(ValueNode literal) => literal is IntValueNode number && number.TryGetInt32(out var value) ? value : (int)Scalar("Int", literal);

    public long Int64(ValueNode literal) => literal is IntValueNode number && number.TryGetInt64(out var value) ? value : (long)Scalar("Long", literal);

    public short Int16(ValueNode literal) => (short)Scalar("Short", literal);

    public byte Byte(ValueNode literal) => (byte)Scalar("UnsignedByte", literal);

    public double Double(ValueNode literal) => (double)Scalar("Float", literal);

    public float Single(ValueNode literal) => (float)Double(literal);

    public decimal Decimal(ValueNode literal) => (decimal)Scalar("Decimal", literal);

    public Guid Guid(ValueNode literal) => (Guid)Scalar("UUID", literal);

    public DateTimeOffset DateTimeOffset(ValueNode literal) => (DateTimeOffset)Scalar("DateTime", literal);

    public DateTime DateTime(ValueNode literal) => DateTimeOffset(literal).UtcDateTime;

    public DateOnly DateOnly(ValueNode literal) => (DateOnly)Scalar("LocalDate", literal);

    public TimeOnly TimeOnly(ValueNode literal) => (TimeOnly)Scalar("LocalTime", literal);

    public TimeSpan TimeSpan(ValueNode literal) => (TimeSpan)Scalar("Duration", literal);

    public Uri Uri(ValueNode literal) => (Uri)Scalar("URI", literal);

    public byte[] Bytes(ValueNode literal) => (byte[])Scalar("Base64String", literal);

    public JsonElement Json(ValueNode literal) => (JsonElement)Scalar("Any", literal);

    public IFile File(ValueNode literal) => literal is FileValueNode file ? file.File : (IFile)Scalar("Upload", literal);

    public Guid GuidKey(ValueNode literal, string? typeName) => (Guid)Key(literal, typeName).Guid();

    public int Int32Key(ValueNode literal, string? typeName) => (int)Key(literal, typeName).Int32();

    public long Int64Key(ValueNode literal, string? typeName) => (long)Key(literal, typeName).Int64();

    public string TextKey(ValueNode literal, string? typeName) => Key(literal, typeName).Text();

    private static NodeId Key(ValueNode literal, string? expected)
    {
        var id = NodeId.Parse(literal is IntValueNode number ? number.Value : ((StringValueNode)literal).Value);
        if (expected is not null && id.TypeName != expected)
            throw new GraphQLException($"The node id type name `{id.TypeName}` does not match the expected type name `{expected}`.");
        return id;
    }
}
