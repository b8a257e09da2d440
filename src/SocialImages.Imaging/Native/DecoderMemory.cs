namespace SocialImages.Imaging.Native;

/// <summary>What a decoder holds before the first line comes out, by what the header says; measured with libvips 8.18, and rounded up.</summary>
internal static class DecoderMemory
{
    /// <returns>Bytes; 0 where it works line by line.</returns>
    internal static long Of(VipsImage image, ReadOnlySpan<byte> file, ImageFacts facts) => facts.Size.Pixels * facts.Format switch
    {
        // All coefficients, two bytes each, until the last scan.
        ImageFormat.Jpeg when image.HasScans => (int)Math.Ceiling(2 * FileParts.SamplesPerPixel(file)),
        ImageFormat.Png when image.HasScans => image.BytesPerPixel,
        // The canvas, what is drawn onto it, and what both are unpacked from.
        ImageFormat.WebP => 9,
        ImageFormat.Gif => 8,
        // Planes as the codec and as the container's library keep them, and the same as pixels.
        ImageFormat.Avif or ImageFormat.Heic => 12 + (2 * image.BytesPerPixel),
        _ => 0,
    };
}
