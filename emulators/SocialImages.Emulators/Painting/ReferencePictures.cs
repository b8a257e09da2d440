using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Emulators.Painting;

/// <summary>Reads reference pictures and masks at the size of the order.</summary>
internal sealed class ReferencePictures(ImageTransformer transformer, ImageCodec codec)
{
    /// <summary>Filled and cropped to the size; RGB.</summary>
    public Task<Raster> ReadAsync(byte[] file, PictureOrder order, CancellationToken cancellationToken) => ReadAsync(file, order, hasAlpha: false, cancellationToken);

    /// <summary>RGBA, of which the alpha says where to keep.</summary>
    public Task<Raster> ReadMaskAsync(byte[] file, PictureOrder order, CancellationToken cancellationToken) => ReadAsync(file, order, hasAlpha: true, cancellationToken);

    private async Task<Raster> ReadAsync(byte[] file, PictureOrder order, bool hasAlpha, CancellationToken cancellationToken)
    {
        var fill = new ImageTransform { Mode = ResizeMode.Fill, Width = order.Width, Height = order.Height, Format = hasAlpha ? ImageFormat.Png : ImageFormat.Jpeg, Quality = new Quality(95) };
        var sized = await transformer.ApplyAsync(file, fill, cancellationToken);
        var pixels = await codec.DecodeAsync(sized.Bytes, cancellationToken);
        return new Raster(order.Width, order.Height, pixels.Pixels.ToArray(), pixels.Format == PixelFormat.Rgba);
    }
}
