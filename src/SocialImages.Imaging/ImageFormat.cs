namespace SocialImages.Imaging;

public enum ImageFormat
{
    Jpeg,
    Png,
    WebP,
    Avif,

    /// <summary>Read only, first frame only.</summary>
    Gif,

    /// <summary>Read only, and only where the library has an HEVC decoder (Debian's libvips does, the shipped one does not).</summary>
    Heic,
}

public static class ImageFormats
{
    public static string MimeType(this ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "image/jpeg",
        ImageFormat.Png => "image/png",
        ImageFormat.WebP => "image/webp",
        ImageFormat.Avif => "image/avif",
        ImageFormat.Gif => "image/gif",
        ImageFormat.Heic => "image/heic",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>By the first bytes; null when they start none of these formats.</summary>
    public static string? MimeTypeOf(ReadOnlySpan<byte> file) => ImageSignature.Detect(file)?.MimeType();

    /// <summary>The usual file extension, without the dot.</summary>
    public static string Extension(this ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "jpg",
        ImageFormat.Png => "png",
        ImageFormat.WebP => "webp",
        ImageFormat.Avif => "avif",
        ImageFormat.Gif => "gif",
        ImageFormat.Heic => "heic",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    internal static string LoaderName(this ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "jpegload_buffer",
        ImageFormat.Png => "pngload_buffer",
        ImageFormat.WebP => "webpload_buffer",
        ImageFormat.Gif => "gifload_buffer",
        ImageFormat.Avif or ImageFormat.Heic => "heifload_buffer",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
