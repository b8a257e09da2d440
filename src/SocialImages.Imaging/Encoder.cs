using SocialImages.Imaging.Native;

namespace SocialImages.Imaging;

/// <summary>The savers' settings. All strip metadata, and all give the same bytes for the same pixels.</summary>
internal static class Encoder
{
    // WebP's own limit; AV1 encoders share it.
    private const int MaxSide = 16_383;

    internal static EncodedImage Encode(VipsImage image, ImageFormat format, Quality quality) => format switch
    {
        ImageFormat.Jpeg => Jpeg(image, quality, "interlace=true,optimize_coding=true,subsample_mode=auto"),
        ImageFormat.Png => Save(image, format, "pngsave_buffer", "compression=6"),
        ImageFormat.WebP => Save(image, format, "webpsave_buffer", $"Q={quality.Value},effort=3"),
        ImageFormat.Avif => Save(image, format, "heifsave_buffer", $"Q={quality.Value},compression=av1,effort=1"),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "This format is read only."),
    };

    internal static EncodedImage Jpeg(VipsImage image, Quality quality, string options) =>
        Save(image.Flatten(Rgb.White), ImageFormat.Jpeg, "jpegsave_buffer", $"Q={quality.Value},{options}");

    private static EncodedImage Save(VipsImage image, ImageFormat format, string saver, string options) =>
        image.Size.LongSide <= MaxSide || format is ImageFormat.Png or ImageFormat.Jpeg
            ? new(image.Save(saver, $"{options},strip=true"), format, image.Size)
            : throw new ImagingException(ImagingReason.TooManyPixels, $"{format} holds at most {MaxSide:N0} pixels a side.");
}
