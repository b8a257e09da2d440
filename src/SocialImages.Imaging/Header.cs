using SocialImages.Imaging.Native;

namespace SocialImages.Imaging;

/// <summary>The checks that every picture from outside passes before one pixel of it is decoded.</summary>
internal readonly record struct Header(ImageFacts Facts, int Orientation, bool HasScans)
{
    // All coefficients of a progressive JPEG are held until its last scan: up to 6 bytes a pixel beside the 3 of the pixels.
    private const int WeightOfScans = 3;

    /// <summary>The memory it takes to decode, in pixels.</summary>
    internal long Weight => Facts.Size.Pixels * (HasScans ? WeightOfScans : 1);

    internal bool NeedsTurning => Orientation > 1;

    /// <summary>Width and height change places when it is turned upright.</summary>
    internal bool LiesOnItsSide => Orientation >= 5;

    internal static Header Read(ImagingLimits limits, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > limits.MaxBytes)
            throw new ImagingException(ImagingReason.TooLarge, $"The file has {bytes.Length:N0} bytes; at most {limits.MaxBytes:N0} are taken.");

        var format = ImageSignature.Detect(bytes.Span)
            ?? throw new ImagingException(ImagingReason.Unsupported, "The file is not a JPEG, PNG, WebP, AVIF, GIF or HEIC picture.");
        if (format is ImageFormat.Avif or ImageFormat.Heic && HeifSizes.Largest(bytes.Span) is { } declared)
            Check(limits, declared);
        var parts = FileParts.Count(bytes.Span, format);
        if (parts > (format == ImageFormat.Jpeg ? limits.MaxScans : limits.MaxFrames))
            throw new ImagingException(ImagingReason.TooManyPixels, $"The picture has {parts:N0} scans or frames; that is more than is taken.");
        var header = Parse(bytes, format);
        Check(limits, header.Facts.Size);
        return header;
    }

    private static Header Parse(ReadOnlyMemory<byte> bytes, ImageFormat format)
    {
        using var scope = new VipsScope();
        try
        {
            var image = scope.Load(bytes, format);
            var size = image.Orientation >= 5 ? image.Size.Turned : image.Size;
            return new(new ImageFacts(format, size, image.Pages, image.HasAlpha, bytes.Length), image.Orientation, image.HasScans);
        }
        catch (VipsFailure failure)
        {
            throw failure.Explained(format);
        }
    }

    private static void Check(ImagingLimits limits, PixelSize size)
    {
        if (size.LongSide > limits.MaxSide || size.Pixels > limits.MaxPixels)
            throw new ImagingException(
                ImagingReason.TooManyPixels,
                $"The picture is {size}; at most {limits.MaxPixels / 1_000_000} megapixels and {limits.MaxSide:N0} pixels a side are taken.");
    }
}
