using System.Buffers.Binary;
using System.Text;

namespace SocialImages.Imaging.Tests.Files;

/// <summary>Reads and adds JPEG segments by the file format itself, not by the library under test.</summary>
internal static class JpegFile
{
    private const byte StartOfScan = 0xDA;

    internal static byte[] WithSegment(byte[] jpeg, byte marker, byte[] body)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)(body.Length + 2)));
        return [.. jpeg[..2], 0xFF, marker, .. length, .. body, .. jpeg[2..]];
    }

    /// <summary>EXIF as a phone writes it: orientation, maker, and a GPS position.</summary>
    internal static byte[] WithExif(byte[] jpeg, ushort orientation) => WithSegment(jpeg, 0xE1, Exif(orientation));

    /// <summary>The markers in order, up to the first scan, each with its body.</summary>
    internal static IReadOnlyList<(byte Marker, byte[] Body)> Segments(ReadOnlySpan<byte> jpeg)
    {
        Assert.Equal([0xFF, 0xD8], jpeg[..2].ToArray());
        var segments = new List<(byte, byte[])>();
        for (var at = 2; ;)
        {
            Assert.Equal(0xFF, jpeg[at]);
            var marker = jpeg[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            segments.Add((marker, jpeg.Slice(at + 4, length - 2).ToArray()));
            if (marker == StartOfScan)
                return segments;
            at += 2 + length;
        }
    }

    internal static JpegFrame Frame(ReadOnlySpan<byte> jpeg)
    {
        var (marker, body) = Segments(jpeg).Single(segment => segment.Marker is 0xC0 or 0xC1 or 0xC2);
        var size = new PixelSize(BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(3)), BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(1)));
        return new JpegFrame(size, Progressive: marker == 0xC2, Components: body[5], FullChroma: body[7] == 0x11);
    }

    private static byte[] Exif(ushort orientation)
    {
        using var tiff = new MemoryStream();
        using var write = new BinaryWriter(tiff);
        write.Write("II*\0"u8);
        write.Write(8);
        write.Write((ushort)3);
        Entry(write, 0x010F, 2, 4, 0x00656D41);
        Entry(write, 0x0112, 3, 1, orientation);
        Entry(write, 0x8825, 4, 1, 50);
        write.Write(0);
        write.Write((ushort)2);
        Entry(write, 0x0001, 2, 2, 'N');
        Entry(write, 0x0002, 5, 3, 80);
        write.Write(0);
        foreach (var number in new[] { 52, 1, 31, 1, 12, 1 })
            write.Write(number);
        return [.. Encoding.ASCII.GetBytes("Exif\0\0"), .. tiff.ToArray()];
    }

    private static void Entry(BinaryWriter write, ushort tag, ushort type, int count, int value)
    {
        write.Write(tag);
        write.Write(type);
        write.Write(count);
        write.Write(value);
    }
}

/// <param name="FullChroma">No chroma subsampling (4:4:4).</param>
internal sealed record JpegFrame(PixelSize Size, bool Progressive, int Components, bool FullChroma);
