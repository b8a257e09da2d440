using SocialImages.Imaging.Native;

namespace SocialImages.Imaging;

/// <summary>The checks that every picture from outside passes before one pixel of it is decoded.</summary>
/// <param name="DecoderMemory">Bytes that the decoder holds at once, where it does not work line by line.</param>
internal readonly record struct Header(ImageFacts Facts, int Orientation, long DecoderMemory)
{
    // A larger picture is decoded anew for its smaller versions, rather than kept.
    private const long MostBytesKept = 96_000_000;

    // Of a pixel once it is encoded: half a byte to one each in the library's memory and in ours.
    private const int EncodedTwice = 2;

    /// <summary>Whether all pixels are held between the things that are made of them.</summary>
    internal bool IsKept => DecoderMemory + Decoded <= MostBytesKept;

    /// <summary>The memory it takes to work on it, in bytes.</summary>
    internal long Weight => DecoderMemory + (IsKept ? Decoded : 0) + (Facts.Size.Pixels * EncodedTwice);

    private long Decoded => Facts.Size.Pixels * (Facts.HasAlpha ? 4 : 3);

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
        if (header.DecoderMemory > limits.MaxDecoderMemory)
            throw new ImagingException(
                ImagingReason.TooManyPixels,
                $"The picture takes {header.DecoderMemory / 1_000_000:N0} MB to decode; at most {limits.MaxDecoderMemory / 1_000_000:N0} are given. Send it smaller, as a JPEG, or with 8 bits and not interlaced.");
        return header;
    }

    private static Header Parse(ReadOnlyMemory<byte> bytes, ImageFormat format)
    {
        using var scope = new VipsScope();
        try
        {
            var image = scope.Load(bytes, format);
            var size = image.Orientation >= 5 ? image.Size.Turned : image.Size;
            var facts = new ImageFacts(format, size, image.Pages, image.HasAlpha, bytes.Length);
            var turning = image.Orientation > 1 ? size.Pixels * image.BytesPerPixel : 0;
            return new(facts, image.Orientation, Math.Max(Native.DecoderMemory.Of(image, bytes.Span, facts), turning));
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
