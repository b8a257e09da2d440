namespace SocialImages.Imaging.Tests.Files;

/// <summary>An animation of flat frames; colours 0 black, 1 red, 2 green, 3 blue.</summary>
internal static class GifFile
{
    private const int Clear = 4;
    private const int End = 5;

    internal static byte[] Write(PixelSize size, params byte[] frameColors)
    {
        using var file = new MemoryStream();
        file.Write("GIF89a"u8);
        file.Write([(byte)size.Width, 0, (byte)size.Height, 0, 0x91, 0, 0]);
        file.Write([0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255]);
        foreach (var color in frameColors)
            Frame(file, size, color);
        file.WriteByte(0x3B);
        return file.ToArray();
    }

    private static void Frame(MemoryStream file, PixelSize size, byte color)
    {
        file.Write([0x21, 0xF9, 4, 0, 10, 0, 0, 0]);
        file.Write([0x2C, 0, 0, 0, 0, (byte)size.Width, 0, (byte)size.Height, 0, 0, 2]);
        foreach (var block in Pack(Codes(size.Pixels, color)).Chunk(255))
        {
            file.WriteByte((byte)block.Length);
            file.Write(block);
        }

        file.WriteByte(0);
    }

    // Clearing after every second pixel keeps the codes three bits wide.
    private static IEnumerable<int> Codes(long pixels, byte color)
    {
        for (long at = 0; at < pixels; at++)
        {
            if (at % 2 == 0)
                yield return Clear;
            yield return color;
        }

        yield return End;
    }

    private static byte[] Pack(IEnumerable<int> codes)
    {
        var bits = codes.SelectMany(code => new[] { code & 1, (code >> 1) & 1, (code >> 2) & 1 });
        return [.. bits.Chunk(8).Select(octet => (byte)octet.Select((bit, at) => bit << at).Sum())];
    }
}
