using System.Buffers.Binary;

namespace SocialImages.Imaging;

/// <summary>
/// Counts what makes a small file slow: the scans of a JPEG, each of which goes over the whole picture, and the frames of a GIF or
/// WebP, which are all looked at before the first is shown.
/// </summary>
internal static class FileParts
{
    private const byte StartOfScan = 0xDA;

    /// <returns>1 for formats that cannot have more that cost anything.</returns>
    internal static int Count(ReadOnlySpan<byte> bytes, ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => Scans(bytes),
        ImageFormat.Gif => GifFrames(bytes),
        ImageFormat.WebP => WebPFrames(bytes),
        _ => 1,
    };

    /// <summary>Of a JPEG, all its components together: 1.5 where colour has half the resolution in both directions.</summary>
    internal static double SamplesPerPixel(ReadOnlySpan<byte> bytes)
    {
        const int Components = 7, ComponentSize = 3;
        var at = 2;
        while (NextMarker(bytes, ref at) is { } marker && at + Components < bytes.Length)
        {
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return SamplesPerPixel(bytes[(at + Components + 1)..], Math.Min((int)bytes[at + Components], (bytes.Length - at - Components - 1) / ComponentSize));
            at += HasLength(marker) ? BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) : 0;
        }

        return 4;
    }

    private static double SamplesPerPixel(ReadOnlySpan<byte> components, int count)
    {
        int all = 0, across = 1, down = 1;
        for (var number = 0; number < count; number++)
        {
            var (horizontal, vertical) = (components[(number * 3) + 1] >> 4, components[(number * 3) + 1] & 15);
            all += horizontal * vertical;
            (across, down) = (Math.Max(across, horizontal), Math.Max(down, vertical));
        }

        return (double)all / (across * down);
    }

    private static int Scans(ReadOnlySpan<byte> bytes)
    {
        var (scans, at) = (0, 2);
        while (NextMarker(bytes, ref at) is { } marker)
        {
            if (marker == StartOfScan)
                scans++;
            at += HasLength(marker) && at + 2 <= bytes.Length ? BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) : 0;
        }

        return scans;
    }

    /// <summary>Leaves <paramref name="at"/> behind it. In the data of a scan FF is followed by 00 or by a restart's number.</summary>
    private static byte? NextMarker(ReadOnlySpan<byte> bytes, ref int at)
    {
        while (at < bytes.Length && bytes[at..].IndexOf((byte)0xFF) is >= 0 and var found)
        {
            at += found + 1;
            while (at < bytes.Length && bytes[at] == 0xFF)
                at++;
            if (at < bytes.Length && bytes[at++] is var marker and not 0 and not (>= 0xD0 and <= 0xD7))
                return marker;
        }

        return null;
    }

    private static bool HasLength(byte marker) => marker is not (0x01 or 0xD8 or 0xD9);

    private static int WebPFrames(ReadOnlySpan<byte> bytes)
    {
        var frames = 0;
        for (var at = 12L; at + 8 <= bytes.Length;)
        {
            var chunk = bytes[(int)at..];
            if (chunk[..4].SequenceEqual("ANMF"u8))
                frames++;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            at += 8 + length + (length & 1);
        }

        return frames;
    }

    private static int GifFrames(ReadOnlySpan<byte> bytes)
    {
        const int ScreenSize = 13, DescriptorSize = 10;
        if (bytes.Length < ScreenSize)
            return 0;
        var frames = 0;
        for (var at = ScreenSize + ColorTable(bytes[10]); at < bytes.Length;)
        {
            if (bytes[at] == 0x2C && at + DescriptorSize < bytes.Length)
            {
                frames++;
                // Behind the table one byte for the length of codes.
                at = PastBlocks(bytes, at + DescriptorSize + ColorTable(bytes[at + DescriptorSize - 1]) + 1);
            }
            else if (bytes[at] == 0x21)
            {
                at = PastBlocks(bytes, at + 2);
            }
            else
            {
                break;
            }
        }

        return frames;
    }

    private static int ColorTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int PastBlocks(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] != 0)
            at += bytes[at] + 1;
        return at + 1;
    }
}
