using Microsoft.Extensions.Configuration;

namespace SocialImages.Publishing.Delivery;

/// <summary>How pictures get to Instagram.</summary>
public sealed class PictureDeliveryOptions
{
    public const string Cloudinary = "cloudinary";
    public const string Storage = "storage";

    /// <summary>From <c>INSTAGRAM_PICTURE_DELIVERY</c>: <c>cloudinary</c> (default), or <c>storage</c> for the image store's own public addresses.</summary>
    public string Way { get; set; } = Cloudinary;

    /// <summary>From <c>DELETE_DELIVERED_PICTURES</c>: whether a delivered copy is deleted once its post is out. Default: false.</summary>
    public bool DeleteAfterPublishing { get; set; }

    internal static string WayIn(IConfiguration settings) => settings["INSTAGRAM_PICTURE_DELIVERY"] is { Length: > 0 } way ? way : Cloudinary;

    internal static void Read(PictureDeliveryOptions options, IConfiguration settings)
    {
        options.Way = WayIn(settings);
        options.DeleteAfterPublishing = settings["DELETE_DELIVERED_PICTURES"] is { Length: > 0 } text && bool.Parse(text);
    }
}
