using SocialImages.Imaging.Native;

namespace SocialImages.Imaging.Drawing;

/// <summary>Between raw pixels and files.</summary>
public sealed class ImageCodec(ImagingEngine engine)
{
    /// <param name="pixels">Not to be changed until the task is done.</param>
    /// <param name="format">JPEG (transparency on white), PNG, WebP or AVIF.</param>
    /// <param name="quality">That of a screen rendition when missing.</param>
    /// <param name="cancellationToken">Ends the waiting for a worker.</param>
    /// <remarks>A JPEG is progressive.</remarks>
    public Task<EncodedImage> EncodeAsync(
        PixelBuffer pixels, ImageFormat format, Quality? quality = null, CancellationToken cancellationToken = default) =>
        engine.RunAsync(
            scope => Encoder.Encode(scope.Wrap(pixels.Memory, pixels.Size, pixels.Channels), format, quality ?? Quality.ForScreen(format)),
            cancellationToken);

    /// <summary>A JPEG as cameras write it: one scan, colours at half the resolution.</summary>
    public Task<EncodedImage> EncodePhotographAsync(PixelBuffer pixels, Quality quality, CancellationToken cancellationToken = default) =>
        engine.RunAsync(
            scope => Encoder.Jpeg(scope.Wrap(pixels.Memory, pixels.Size, pixels.Channels), quality, "interlace=false,optimize_coding=true,subsample_mode=on"),
            cancellationToken);

    /// <summary>Upright sRGB pixels: RGBA where the file has alpha, else RGB.</summary>
    /// <exception cref="ImagingException">For any reason it knows.</exception>
    public Task<PixelBuffer> DecodeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
        engine.ReadAsync(bytes, source => ToBuffer(source.Load()), cancellationToken);

    /// <summary>The same, within a box and never enlarged.</summary>
    /// <exception cref="ImagingException">For any reason it knows.</exception>
    public Task<PixelBuffer> DecodeAsync(ReadOnlyMemory<byte> bytes, PixelSize box, CancellationToken cancellationToken = default) =>
        engine.ReadAsync(bytes, source => ToBuffer(source.Shrunk(box)), cancellationToken);

    private static PixelBuffer ToBuffer(VipsImage image) =>
        new(image.Size, image.HasAlpha ? PixelFormat.Rgba : PixelFormat.Rgb, image.Pixels());
}
