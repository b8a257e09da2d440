using SocialImages.Imaging;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>Cloudinary's names for formats.</summary>
internal static class Formats
{
    public static bool IsKnown(string name) => Normal(name) is "jpg" or "png" or "webp" or "gif" or "avif" or "heic";

    public static string Normal(string name) => name.ToLowerInvariant() switch
    {
        "jpeg" or "jpe" => "jpg",
        var other => other,
    };

    public static string MimeType(string name) => name == "jpg" ? "image/jpeg" : $"image/{name}";

    public static ImageFormat ToImaging(string name) => name switch
    {
        "jpg" => ImageFormat.Jpeg,
        "png" => ImageFormat.Png,
        "webp" => ImageFormat.WebP,
        "avif" => ImageFormat.Avif,
        _ => throw CloudinaryException.Bad($"Conversion to {name} is not supported"),
    };

    /// <summary>What <c>f_auto</c> gives to a caller with this Accept header.</summary>
    public static string Auto(string accept, string original) =>
        accept.Contains("image/avif", StringComparison.OrdinalIgnoreCase) ? "avif"
        : accept.Contains("image/webp", StringComparison.OrdinalIgnoreCase) ? "webp"
        : original is "jpg" or "png" ? original : "jpg";
}
