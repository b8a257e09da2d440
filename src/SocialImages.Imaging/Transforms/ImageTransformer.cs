using SocialImages.Imaging.Native;

namespace SocialImages.Imaging.Transforms;

public sealed class ImageTransformer(ImagingEngine engine)
{
    /// <exception cref="ArgumentOutOfRangeException">A side below one pixel.</exception>
    /// <exception cref="ImagingException">For any reason it knows; TooManyPixels also when the result would have too many.</exception>
    public Task<EncodedImage> ApplyAsync(ReadOnlyMemory<byte> bytes, ImageTransform transform, CancellationToken cancellationToken) =>
        engine.ReadAsync(
            bytes,
            source =>
            {
                var format = transform.Format ?? Writable(source.Facts.Format);
                var image = Resize(source, transform, Box(source.Size, transform));
                return Encoder.Encode(image, format, transform.Quality ?? Quality.ForScreen(format));
            },
            cancellationToken);

    private static VipsImage Resize(SourceImage source, ImageTransform transform, PixelSize box) => transform.Mode switch
    {
        ResizeMode.Fit => source.Resized(source.Size.FittedInto(box)),
        ResizeMode.Limit => source.Shrunk(box),
        ResizeMode.Scale => source.Resized(box),
        ResizeMode.Fill => source.Render(Cropping.Find(source, Ratio.Of(box).LargestIn(source.Size), transform.Gravity), box),
        ResizeMode.Pad => source.Resized(source.Size.FittedInto(box)).PadTo(box, transform.Background),
        ResizeMode.Crop => Cut(source, new(Math.Min(box.Width, source.Size.Width), Math.Min(box.Height, source.Size.Height)), transform.Gravity),
        _ => throw new ArgumentOutOfRangeException(nameof(transform), transform.Mode, null),
    };

    private static VipsImage Cut(SourceImage source, PixelSize size, Gravity gravity) =>
        source.Load().Crop(Cropping.Find(source, size, gravity));

    private static ImageFormat Writable(ImageFormat format) => format switch
    {
        ImageFormat.Gif => ImageFormat.Png,
        ImageFormat.Heic => ImageFormat.Jpeg,
        _ => format,
    };

    private PixelSize Box(PixelSize source, ImageTransform transform)
    {
        var width = transform.Width ?? (transform.Height is { } high ? PixelSize.Scaled(high, source.Ratio) : source.Width);
        var height = transform.Height ?? PixelSize.Scaled(width, 1 / source.Ratio);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1, nameof(transform));
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1, nameof(transform));
        var box = new PixelSize(width, height);
        return box.LongSide <= engine.Limits.MaxSide && box.Pixels <= engine.Limits.MaxPixels
            ? box
            : throw new ImagingException(ImagingReason.TooManyPixels, $"A picture of {box} is larger than allowed.");
    }
}
