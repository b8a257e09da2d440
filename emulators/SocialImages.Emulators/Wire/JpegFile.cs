using System.Buffers.Binary;

namespace SocialImages.Emulators.Wire;

/// <summary>A JPEG read marker by marker from its start to its end-of-image marker.</summary>
/// <param name="Components">1 grey, 3 colour, 4 CMYK.</param>
/// <param name="IsMultiPicture">An MPO or JPS: several pictures in one file.</param>
/// <param name="IsComplete">Whether the end-of-image marker was reached after at least one scan.</param>
internal sealed record JpegFile(int Width, int Height, int Components, bool IsMultiPicture, bool HasExif, bool IsComplete)
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    public double Ratio => (double)Width / Height;

    /// <summary>Null when the bytes are no JPEG or name no size.</summary>
    public static JpegFile? Read(ReadOnlySpan<byte> data)
    {
        if (data.Length < 4 || data[0] != 0xFF || data[1] != 0xD8) return null;
        var (jpeg, seen, position) = (new JpegFile(0, 0, 0, false, false, false), 0, 2);
        while (NextMarker(data, ref position) is { } marker && marker != EndOfImage)
        {
            if (Segment(data, position) is not { } length) return Sized(jpeg);
            jpeg = jpeg.With(marker, data.Slice(position + 2, length - 2));
            position += length;
            if (marker != StartOfScan) continue;
            seen++;
            SkipScan(data, ref position);
        }

        return Sized(jpeg with { IsComplete = seen > 0 && position <= data.Length && position >= 2 && data[position - 1] == EndOfImage });
    }

    private static JpegFile? Sized(JpegFile jpeg) => jpeg.Width > 0 && jpeg.Height > 0 ? jpeg : null;

    private JpegFile With(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) when segment.Length >= 6 => this with
        {
            Height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]),
            Width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]),
            Components = segment[5],
        },
        0xE1 when segment.StartsWith("Exif\0\0"u8) => this with { HasExif = true },
        0xE2 when segment.StartsWith("MPF\0"u8) => this with { IsMultiPicture = true },
        0xE3 when segment.StartsWith("_JPSJPS_"u8) => this with { IsMultiPicture = true },
        _ => this,
    };

    private static byte? NextMarker(ReadOnlySpan<byte> data, ref int position)
    {
        while (position + 1 < data.Length && data[position] == 0xFF && data[position + 1] == 0xFF) position++;
        if (position + 1 >= data.Length || data[position] != 0xFF) return null;
        position += 2;
        return data[position - 1];
    }

    private static int? Segment(ReadOnlySpan<byte> data, int position)
    {
        if (position + 2 > data.Length) return null;
        var length = BinaryPrimitives.ReadUInt16BigEndian(data[position..]);
        return length < 2 || position + length > data.Length ? null : length;
    }

    // Inside a scan 0xFF is followed by 0 (stuffing) or by a restart marker; anything else ends it.
    private static void SkipScan(ReadOnlySpan<byte> data, ref int position)
    {
        while (position + 1 < data.Length && (data[position] != 0xFF || data[position + 1] is 0 or 0xFF or (>= 0xD0 and <= 0xD7))) position++;
    }
}
