using System.Text.Json;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Relay;

namespace SocialImages.GraphQL.Execution.Resolvers;

public sealed partial class InputReader
{
    public string ReadString(ValueNode literal) => literal is StringValueNode text ? text.Value : (string)Scalar("String", literal);

    public bool ReadBoolean(ValueNode literal) => literal is BooleanValueNode flag ? flag.Value : (bool)Scalar("Boolean", literal);

    public int ReadInt32(ValueNode literal) => literal is IntValueNode number && number.TryGetInt32(out var value) ? value : (int)Scalar("Int", literal);

    public long ReadInt64(ValueNode literal) => literal is IntValueNode number && number.TryGetInt64(out var value) ? value : (long)Scalar("Long", literal);

    public short ReadInt16(ValueNode literal) => (short)Scalar("Short", literal);

    public byte ReadByte(ValueNode literal) => (byte)Scalar("UnsignedByte", literal);

    public double ReadDouble(ValueNode literal) => (double)Scalar("Float", literal);

    public float ReadSingle(ValueNode literal) => (float)ReadDouble(literal);

    public decimal ReadDecimal(ValueNode literal) => (decimal)Scalar("Decimal", literal);

    public Guid ReadGuid(ValueNode literal) => (Guid)Scalar("UUID", literal);

    public DateTimeOffset ReadDateTimeOffset(ValueNode literal) => (DateTimeOffset)Scalar("DateTime", literal);

    public DateTime ReadDateTime(ValueNode literal) => ReadDateTimeOffset(literal).UtcDateTime;

    public DateOnly ReadDateOnly(ValueNode literal) => (DateOnly)Scalar("LocalDate", literal);

    public TimeOnly ReadTimeOnly(ValueNode literal) => (TimeOnly)Scalar("LocalTime", literal);

    public TimeSpan ReadTimeSpan(ValueNode literal) => (TimeSpan)Scalar("Duration", literal);

    public Uri ReadUri(ValueNode literal) => (Uri)Scalar("URI", literal);

    public byte[] ReadBytes(ValueNode literal) => (byte[])Scalar("Base64String", literal);

    public JsonElement ReadJson(ValueNode literal) => (JsonElement)Scalar("Any", literal);

    public IFile ReadFile(ValueNode literal) => literal is FileValueNode file ? file.File : (IFile)Scalar("Upload", literal);

    public static Guid GuidKey(ValueNode literal, string? typeName) => (Guid)Key(literal, typeName).AsGuid();

    public static int Int32Key(ValueNode literal, string? typeName) => (int)Key(literal, typeName).AsInt32();

    public static long Int64Key(ValueNode literal, string? typeName) => (long)Key(literal, typeName).AsInt64();

    public static string TextKey(ValueNode literal, string? typeName) => Key(literal, typeName).Text();

    private static NodeId Key(ValueNode literal, string? expected)
    {
        var id = NodeId.Parse(IdText(literal));
        if (expected is not null && id.TypeName != expected)
            throw new GraphQLException($"The node id type name `{id.TypeName}` does not match the expected type name `{expected}`.");
        return id;
    }
}
