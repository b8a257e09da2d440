using System.Buffers.Binary;
using System.Text;

namespace SocialImages.Imaging;

/// <summary>Tells the format by the first bytes, the only thing about a file that its sender cannot merely claim.</summary>
internal static class ImageSignature
{
    private static readonly HashSet<string> HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    internal static ImageFormat? Detect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(JpegSignature))
            return ImageFormat.Jpeg;
        if (bytes.StartsWith(PngSignature))
            return ImageFormat.Png;
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
            return ImageFormat.Gif;
        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8))
            return ImageFormat.WebP;
        return bytes.Length >= 16 && bytes[4..8].SequenceEqual("ftyp"u8) ? DetectHeif(bytes) : null;
    }

    private static ReadOnlySpan<byte> JpegSignature => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ImageFormat? DetectHeif(ReadOnlySpan<byte> bytes)
    {
        var end = Math.Min(bytes.Length, Math.Min(256, (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(bytes))));
        var heic = false;
        for (var at = 8; at + 4 <= end; at += 4)
        {
            var brand = Encoding.ASCII.GetString(bytes.Slice(at, 4));
            if (brand is "avif" or "avis")
                return ImageFormat.Avif;
            heic |= HeicBrands.Contains(brand);
        }

        return heic ? ImageFormat.Heic : null;
    }
}
