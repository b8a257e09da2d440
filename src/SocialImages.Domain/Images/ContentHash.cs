using System.Buffers;
using System.Security.Cryptography;

namespace SocialImages.Domain.Images;

/// <summary>The SHA-256 of stored bytes, in lower-case hex. It names what is stored; it does not say what the picture shows.</summary>
public readonly record struct ContentHash
{
    private const int HexLength = 64;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public ContentHash(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        if (!IsHash(hex)) throw new ArgumentException("A content hash has 64 lower-case hex digits.", nameof(hex));
        Hex = hex;
    }

    public string Hex { get; }

    public static ContentHash Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));

    public static bool IsHash(ReadOnlySpan<char> text) => text.Length == HexLength && !text.ContainsAnyExcept(HexDigits);

    public override string ToString() => Hex;
}
