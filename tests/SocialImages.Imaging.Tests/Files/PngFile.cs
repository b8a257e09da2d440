using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SocialImages.Imaging.Tests.Files;

/// <summary>PNG written chunk by chunk, so that a header can say what the data does not.</summary>
internal static class PngFile
{
    internal const byte Grey = 0;
    internal const byte Rgb = 2;
    internal const byte Palette = 3;
    internal const byte GreyAlpha = 4;

    /// <param name="scanlines">Each row preceded by its filter byte.</param>
    internal static byte[] Write(PixelSize size, byte bitDepth, byte colorType, byte[] scanlines, params (string Type, byte[] Data)[] extra)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk(file, "IHDR", Header(size, bitDepth, colorType));
        foreach (var (type, data) in extra)
            Chunk(file, type, data);
        Chunk(file, "IDAT", Deflate(scanlines));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    internal static byte[] Scanlines(PixelSize size, int bytesPerRow, Func<int, int, byte> value)
    {
        var rows = new byte[size.Height * (bytesPerRow + 1)];
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < bytesPerRow; x++)
                rows[(y * (bytesPerRow + 1)) + 1 + x] = value(x, y);
        }

        return rows;
    }

    /// <summary>8 bits, and no chunk but those that pixels need: no text, no EXIF, no profile.</summary>
    internal static bool IsClean(ReadOnlySpan<byte> png)
    {
        const int Signature = 8, Framing = 12, Depth = 24;
        var clean = png[Depth] == 8;
        for (var at = Signature; at < png.Length; at += Framing + (int)BinaryPrimitives.ReadUInt32BigEndian(png[at..]))
            clean &= System.Text.Encoding.ASCII.GetString(png.Slice(at + 4, 4)) is "IHDR" or "IDAT" or "IEND" or "tRNS" or "PLTE" or "pHYs" or "sBIT" or "bKGD";
        return clean;
    }

    private static byte[] Header(PixelSize size, byte bitDepth, byte colorType)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size.Height);
        (header[8], header[9]) = (bitDepth, colorType);
        return header;
    }

    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    private static byte[] Deflate(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
            zlib.Write(data);
        return packed.ToArray();
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
