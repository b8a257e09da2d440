using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace SocialImages.GraphQL.Types.Relay;

/// <summary>
/// A global object id taken apart: base64 of the type's name, a colon and the key. A Guid key is its 16 bytes,
/// any other key is text.
/// </summary>
public readonly struct NodeId
{
    /// <summary>Characters of an id that is looked at; longer ones are refused.</summary>
    public const int MaxLength = 1024;

    private readonly byte[] _key;
    private readonly string _original;

    private NodeId(string typeName, byte[] key, string original)
    {
        TypeName = typeName;
        _key = key;
        _original = original;
    }

    public string TypeName { get; }

    public static string Format(string typeName, Guid key)
    {
        Span<byte> bytes = stackalloc byte[16];
        key.TryWriteBytes(bytes);
        return Format(typeName, bytes);
    }

    public static string Format(string typeName, int key) => Format(typeName, key.ToString(CultureInfo.InvariantCulture));

    public static string Format(string typeName, long key) => Format(typeName, key.ToString(CultureInfo.InvariantCulture));

    public static string Format(string typeName, string key) => Format(typeName, Encoding.UTF8.GetBytes(key));

    /// <exception cref="GraphQLException">The text is no global id.</exception>
    public static NodeId Parse(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.Length is 0 or > MaxLength)
            throw Invalid(id);
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(id.Length)];
        if (!Convert.TryFromBase64String(id, bytes, out var length))
            throw Invalid(id);
        var decoded = bytes.AsSpan(0, length);
        var colon = decoded.IndexOf((byte)':');
        if (colon <= 0)
            throw Invalid(id);
        return new NodeId(Encoding.UTF8.GetString(decoded[..colon]), decoded[(colon + 1)..].ToArray(), id);
    }

    public object AsGuid() => _key.Length == 16 ? new Guid(_key)
        : System.Guid.TryParse(Text(), CultureInfo.InvariantCulture, out var guid) ? guid : throw Invalid(_original);

    public object AsInt32() => int.TryParse(_key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key) ? key : throw Invalid(_original);

    public object AsInt64() => long.TryParse(_key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key) ? key : throw Invalid(_original);

    public string Text() => Encoding.UTF8.GetString(_key);

    private static string Format(string typeName, ReadOnlySpan<byte> key)
    {
        Span<byte> bytes = stackalloc byte[512];
        var length = Encoding.UTF8.GetByteCount(typeName) + 1 + key.Length;
        if (length > bytes.Length)
            bytes = new byte[length];
        var colon = Encoding.UTF8.GetBytes(typeName, bytes);
        bytes[colon] = (byte)':';
        key.CopyTo(bytes[(colon + 1)..]);
        return Convert.ToBase64String(bytes[..length]);
    }

    private static GraphQLException Invalid(string id) => new(
        ErrorBuilder.New().SetMessage("The node ID string has an invalid format.").SetExtension("originalValue", id.Length > MaxLength ? id[..MaxLength] : id).Build());
}
