using System.Buffers.Binary;

namespace SocialImages.Imaging;

/// <summary>
/// The sizes an AVIF or HEIC file declares. libvips cannot hold sides above ten million and then reports one
/// pixel instead, so that its header alone would let such a file through.
/// </summary>
internal static class HeifSizes
{
    internal static PixelSize? Largest(ReadOnlySpan<byte> file)
    {
        PixelSize? largest = null;
        var meta = Meta(file);
        for (var found = meta.IndexOf("ispe"u8); found >= 0; found = meta.IndexOf("ispe"u8))
        {
            meta = meta[(found + 4)..];
            if (meta.Length >= 12 && (largest is null || Declared(meta).Pixels > largest.Value.Pixels))
                largest = Declared(meta);
        }

        return largest;
    }

    // After the version and flags: two 32-bit numbers, here held within int so that their product fits a long.
    private static PixelSize Declared(ReadOnlySpan<byte> property) => new(
        (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(property[4..])),
        (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(property[8..])));

    private static ReadOnlySpan<byte> Meta(ReadOnlySpan<byte> file)
    {
        var start = file.IndexOf("meta"u8);
        if (start < 4)
            return [];
        var length = BinaryPrimitives.ReadUInt32BigEndian(file[(start - 4)..]);
        return file.Slice(start, (int)Math.Min(length, file.Length - start));
    }
}
