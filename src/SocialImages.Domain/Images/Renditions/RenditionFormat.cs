using SocialImages.Imaging;

namespace SocialImages.Domain.Images.Renditions;

/// <summary>The formats pictures are handed out in.</summary>
public enum RenditionFormat
{
    /// <summary>Progressive; transparency becomes white.</summary>
    Jpeg,

    /// <summary>Without loss.</summary>
    Png,
    Webp,
    Avif,
}

public static class RenditionFormats
{
    public static ImageFormat ToImageFormat(this RenditionFormat format) => format switch
    {
        RenditionFormat.Jpeg => ImageFormat.Jpeg,
        RenditionFormat.Png => ImageFormat.Png,
        RenditionFormat.Webp => ImageFormat.WebP,
        RenditionFormat.Avif => ImageFormat.Avif,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <summary>The format FULL is in.</summary>
    public static RenditionFormat Of(Image image) => image.MimeType == ImageFormat.Png.MimeType() ? RenditionFormat.Png : RenditionFormat.Jpeg;
}
