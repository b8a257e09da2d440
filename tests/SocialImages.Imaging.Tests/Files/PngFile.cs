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
    internal const byte Rgba = 6;

    /// <param name="scanlines">Each row preceded by its filter byte.</param>
    internal static byte[] Write(PixelSize size, byte bitDepth, byte colorType, byte[] scanlines, params (string Type, byte[] Data)[] extra)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(scanlines);
        return Write(Header(size, bitDepth, colorType, interlaced: false), packed.ToArray(), extra);
    }

    /// <summary>All black or transparent and interlaced, so that a decoder needs every pixel before it knows the first line.</summary>
    internal static byte[] WriteInterlaced(PixelSize size, byte bitDepth, byte colorType, int bytesPerPixel)
    {
        (int Left, int Top, int Across, int Down)[] passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        var nothing = new byte[1 + (size.Width * bytesPerPixel)];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var (left, top, across, down) in passes)
            {
                var width = (size.Width - left + across - 1) / across;
                for (var y = top; y < size.Height && width > 0; y += down)
                    zlib.Write(nothing, 0, 1 + (width * bytesPerPixel));
            }
        }

        return Write(Header(size, bitDepth, colorType, interlaced: true), packed.ToArray(), []);
    }

    private static byte[] Write(byte[] header, byte[] data, (string Type, byte[] Data)[] extra)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk(file, "IHDR", header);
        foreach (var (type, body) in extra)
            Chunk(file, type, body);
        Chunk(file, "IDAT", data);
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

    private static byte[] Header(PixelSize size, byte bitDepth, byte colorType, bool interlaced)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size.Height);
        (header[8], header[9], header[12]) = (bitDepth, colorType, (byte)(interlaced ? 1 : 0));
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
