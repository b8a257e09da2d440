using SocialImages.Domain.Generations.Providers;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Domain.Tests.Support;

/// <summary>Pictures to send along.</summary>
internal static class SamplePictures
{
    private static readonly ImagingEngine Engine = new();
    private static readonly PixelSize Size = new(192, 192);

    public static ReferencePicture Photo() => Encode(new PixelBuffer(Size, PixelFormat.Rgb), ImageFormat.Jpeg, "image/jpeg");

    /// <summary>Transparent all over.</summary>
    public static ReferencePicture Mask() => Encode(new PixelBuffer(Size, PixelFormat.Rgba), ImageFormat.Png, "image/png");

    private static ReferencePicture Encode(PixelBuffer pixels, ImageFormat format, string mimeType)
        => new(new ImageCodec(Engine).EncodeAsync(pixels, format).GetAwaiter().GetResult().Bytes, mimeType);
}
