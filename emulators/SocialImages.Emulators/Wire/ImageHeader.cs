using System.Buffers.Binary;
using System.Text;

namespace SocialImages.Emulators.Wire;

/// <summary>What the first bytes of a picture say. Written here and not taken from the product's imaging, so that the two can contradict each other.</summary>
/// <param name="Format"><c>jpg</c>, <c>png</c>, <c>webp</c> or <c>gif</c>.</param>
internal sealed record ImageHeader(string Format, int Width, int Height, bool HasAlpha)
{
    public string MimeType => Format == "jpg" ? "image/jpeg" : $"image/{Format}";

    public static ImageHeader? Read(byte[] bytes)
    {
        ReadOnlySpan<byte> data = bytes;
        if (data.Length > 33 && data[0] == 0x89 && data[1..8].SequenceEqual("PNG\r\n\u001a\n"u8)) return Png(data);
        if (data.Length > 4 && data[0] == 0xFF && data[1] == 0xD8) return Jpeg(bytes);
        if (data.Length > 13 && (data.StartsWith("GIF87a"u8) || data.StartsWith("GIF89a"u8))) return Gif(data);
        if (data.Length > 30 && data.StartsWith("RIFF"u8) && data[8..12].SequenceEqual("WEBP"u8)) return WebP(data);
        return null;
    }

    private static ImageHeader Png(ReadOnlySpan<byte> data) => new(
        "png",
        BinaryPrimitives.ReadInt32BigEndian(data[16..]),
        BinaryPrimitives.ReadInt32BigEndian(data[20..]),
        data[25] is 4 or 6 || data.IndexOf("tRNS"u8) > 0);

    private static ImageHeader? Jpeg(byte[] bytes) =>
        JpegFile.Read(bytes) is { } jpeg ? new ImageHeader("jpg", jpeg.Width, jpeg.Height, HasAlpha: false) : null;

    private static ImageHeader Gif(ReadOnlySpan<byte> data) => new(
        "gif",
        BinaryPrimitives.ReadUInt16LittleEndian(data[6..]),
        BinaryPrimitives.ReadUInt16LittleEndian(data[8..]),
        HasAlpha: false);

    private static ImageHeader? WebP(ReadOnlySpan<byte> data) => Encoding.ASCII.GetString(data[12..16]) switch
    {
        "VP8 " => new("webp", BinaryPrimitives.ReadUInt16LittleEndian(data[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[28..]) & 0x3FFF, HasAlpha: false),
        "VP8L" => Lossless(BinaryPrimitives.ReadUInt32LittleEndian(data[21..])),
        "VP8X" => new("webp", 1 + UInt24(data[24..]), 1 + UInt24(data[27..]), (data[20] & 0x10) != 0),
        _ => null,
    };

    private static ImageHeader Lossless(uint bits) =>
        new("webp", (int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1, (bits >> 28 & 1) != 0);

    private static int UInt24(ReadOnlySpan<byte> data) => data[0] | data[1] << 8 | data[2] << 16;
}
