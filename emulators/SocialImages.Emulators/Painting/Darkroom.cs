using SocialImages.Emulators.Control;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Emulators.Painting;

/// <summary>Pixels to files.</summary>
internal sealed class Darkroom(ImageCodec codec, SettingsBook settings)
{
    /// <param name="format"><c>png</c>, <c>jpeg</c> or <c>webp</c>.</param>
    /// <param name="quality">0 to 100; png has none.</param>
    public async Task<byte[]> EncodeAsync(Raster raster, string format, int quality, CancellationToken cancellationToken)
    {
        if (format == "png") return await Task.Run(() => PngWriter.Write(raster), cancellationToken);
        var buffer = new PixelBuffer(new PixelSize(raster.Width, raster.Height), raster.HasAlpha ? PixelFormat.Rgba : PixelFormat.Rgb, raster.Pixels);
        return (await EncodeAsync(buffer, format, new Quality(Math.Clamp(quality, 1, 100)), cancellationToken)).Bytes.ToArray();
    }

    private Task<EncodedImage> EncodeAsync(PixelBuffer pixels, string format, Quality quality, CancellationToken cancellationToken)
        => format == "webp" ? codec.EncodeAsync(pixels, ImageFormat.WebP, quality, cancellationToken)
        : settings.Current.Painting.ProgressiveJpeg ? codec.EncodeAsync(pixels, ImageFormat.Jpeg, quality, cancellationToken)
        : codec.EncodePhotographAsync(pixels, quality, cancellationToken);
}
