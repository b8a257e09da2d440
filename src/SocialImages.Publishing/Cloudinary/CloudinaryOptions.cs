using Microsoft.Extensions.Configuration;

namespace SocialImages.Publishing.Cloudinary;

/// <summary>Where Cloudinary is and who we are there.</summary>
public sealed class CloudinaryOptions
{
    /// <summary>From <c>CLOUDINARY_URL</c>; null when unset, which only a node that does not publish may be.</summary>
    public Account? Account { get; set; }

    /// <summary>From <c>CLOUDINARY_API_BASE_URL</c>. Default: <c>https://api.cloudinary.com</c>.</summary>
    public Uri ApiBaseUrl { get; set; } = new("https://api.cloudinary.com");

    /// <summary>From <c>CLOUDINARY_DELIVERY_BASE_URL</c>; Instagram must be able to reach it. Default: <c>https://res.cloudinary.com</c>.</summary>
    public Uri DeliveryBaseUrl { get; set; } = new("https://res.cloudinary.com");

    /// <summary>From <c>CLOUDINARY_AUTHENTICATION</c>: whether uploads are signed (<c>signature</c>, default) or carry key and secret (<c>basic</c>).</summary>
    public bool UsesBasicAuthentication { get; set; }

    /// <summary>How long one upload may take, from first byte sent to last byte read. Default: 40 seconds.</summary>
    public TimeSpan UploadTimeout { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>The same for every other call. Default: 20 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    internal static void Read(CloudinaryOptions options, IConfiguration settings)
    {
        if (settings["CLOUDINARY_URL"] is { Length: > 0 } url)
            options.Account = Account.Parse(url);
        options.UsesBasicAuthentication = settings["CLOUDINARY_AUTHENTICATION"] switch
        {
            null or "" or "signature" => false,
            "basic" => true,
            _ => throw new FormatException("CLOUDINARY_AUTHENTICATION must be signature or basic."),
        };
        options.ApiBaseUrl = Wire.BaseUrl.Read(settings, "CLOUDINARY_API_BASE_URL", options.ApiBaseUrl);
        options.DeliveryBaseUrl = Wire.BaseUrl.Read(settings, "CLOUDINARY_DELIVERY_BASE_URL", options.DeliveryBaseUrl);
    }
}
