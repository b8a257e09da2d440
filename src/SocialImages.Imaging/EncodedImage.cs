using System.Security.Cryptography;

namespace SocialImages.Imaging;

/// <summary>A finished file: upright, sRGB, 8 bits, without metadata.</summary>
public sealed record EncodedImage(ReadOnlyMemory<byte> Bytes, ImageFormat Format, PixelSize Size)
{
    public string MimeType => Format.MimeType();

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits. Computed at each call.</summary>
    public string ComputeSha256() => Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));
}
