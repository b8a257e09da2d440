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

    /// <summary>Samples of a pixel, transparency left out: 1.5 where colour has half the resolution in both directions, 3 where nothing is said.</summary>
    internal static double SamplesPerPixel(ReadOnlySpan<byte> file)
    {
        const int Grey = 0x10, HalfAcross = 0x08, HalfDown = 0x04;
        var most = 0.0;
        var meta = Meta(file);
        for (var found = meta.IndexOf("av1C"u8); found >= 0 && found + 6 < meta.Length; found = meta.IndexOf("av1C"u8))
        {
            meta = meta[(found + 4)..];
            most = Math.Max(most, (meta[2] & Grey) != 0 ? 1 : (meta[2] & HalfAcross) == 0 ? 3 : (meta[2] & HalfDown) == 0 ? 2 : 1.5);
        }

        return most == 0 ? 3 : most;
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
