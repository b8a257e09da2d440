using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Emulators.Painting;

/// <summary>Pixels to files.</summary>
internal sealed class Darkroom(ImageCodec codec)
{
    /// <param name="format"><c>png</c>, <c>jpeg</c> or <c>webp</c>.</param>
    /// <param name="quality">0 to 100; png has none.</param>
    public async Task<byte[]> EncodeAsync(Raster raster, string format, int quality, CancellationToken cancellationToken)
    {
        if (format == "png") return await Task.Run(() => PngWriter.Write(raster), cancellationToken);
        var buffer = new PixelBuffer(new PixelSize(raster.Width, raster.Height), raster.HasAlpha ? PixelFormat.Rgba : PixelFormat.Rgb, raster.Pixels);
        var target = format == "webp" ? ImageFormat.WebP : ImageFormat.Jpeg;
        return (await codec.EncodeAsync(buffer, target, new Quality(Math.Clamp(quality, 1, 100)), cancellationToken)).Bytes.ToArray();
    }
}
