using Microsoft.Extensions.Configuration;
using SocialImages.Publishing.Wire;

namespace SocialImages.Publishing.Instagram;

/// <summary>Where Meta's Graph API is and which app we are there.</summary>
public sealed class InstagramOptions
{
    /// <summary>From <c>INSTAGRAM_GRAPH_URL</c>: the host for accounts that came through Instagram Login.</summary>
    public Uri GraphUrl { get; set; } = new("https://graph.instagram.com");

    /// <summary>From <c>FACEBOOK_GRAPH_URL</c>: the host for accounts that came through Facebook Login.</summary>
    public Uri FacebookGraphUrl { get; set; } = new("https://graph.facebook.com");

    /// <summary>From <c>INSTAGRAM_AUTHORIZE_URL</c>: the page where a person consents.</summary>
    public Uri AuthorizeUrl { get; set; } = new("https://www.instagram.com/oauth/authorize");

    /// <summary>From <c>INSTAGRAM_TOKEN_URL</c>: where a code becomes a short-lived token.</summary>
    public Uri TokenUrl { get; set; } = new("https://api.instagram.com/oauth/access_token");

    /// <summary>From <c>INSTAGRAM_API_VERSION</c>, such as <c>v25.0</c>.</summary>
    public string ApiVersion { get; set; } = "v25.0";

    /// <summary>From <c>INSTAGRAM_APP_ID</c> and <c>INSTAGRAM_APP_SECRET</c>; needed to connect accounts, not to publish.</summary>
    public string? AppId { get; set; }

    public string? AppSecret { get; set; }

    /// <summary>From <c>FACEBOOK_APP_ID</c> and <c>FACEBOOK_APP_SECRET</c>; needed for Facebook Login only.</summary>
    public string? FacebookAppId { get; set; }

    public string? FacebookAppSecret { get; set; }

    /// <summary>From <c>FACEBOOK_AUTHORIZE_URL</c>: the page where a person consents; null for Facebook's dialog of the API version in use.</summary>
    public Uri? FacebookAuthorizeUrl { get; set; }

    /// <summary>
    /// From <c>FACEBOOK_EXTRA_SCOPES</c>, separated by commas: what is asked for beyond what publishing needs. Default:
    /// <c>business_management</c>, without which Facebook does not list pages that belong to a business portfolio. Empty for an
    /// app that Meta has not granted it.
    /// </summary>
    public string FacebookExtraScopes { get; set; } = "business_management";

    /// <summary>How long a call that changes something may take, to the last byte read. Default: 60 seconds; Meta may fetch the picture meanwhile.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The same for a read. Default: 20 seconds.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(20);

    internal static void Read(InstagramOptions options, IConfiguration settings)
    {
        options.GraphUrl = BaseUrl.Read(settings, "INSTAGRAM_GRAPH_URL", options.GraphUrl);
        options.FacebookGraphUrl = BaseUrl.Read(settings, "FACEBOOK_GRAPH_URL", options.FacebookGraphUrl);
        options.AuthorizeUrl = BaseUrl.Read(settings, "INSTAGRAM_AUTHORIZE_URL", options.AuthorizeUrl);
        options.TokenUrl = BaseUrl.Read(settings, "INSTAGRAM_TOKEN_URL", options.TokenUrl);
        if (Text(settings, "FACEBOOK_AUTHORIZE_URL") is not null)
            options.FacebookAuthorizeUrl = BaseUrl.Read(settings, "FACEBOOK_AUTHORIZE_URL", options.AuthorizeUrl);
        options.FacebookExtraScopes = settings["FACEBOOK_EXTRA_SCOPES"] ?? options.FacebookExtraScopes;
        options.ApiVersion = Text(settings, "INSTAGRAM_API_VERSION") ?? options.ApiVersion;
        options.AppId = Text(settings, "INSTAGRAM_APP_ID");
        options.AppSecret = Text(settings, "INSTAGRAM_APP_SECRET");
        options.FacebookAppId = Text(settings, "FACEBOOK_APP_ID");
        options.FacebookAppSecret = Text(settings, "FACEBOOK_APP_SECRET");
    }

    private static string? Text(IConfiguration settings, string name) => settings[name] is { Length: > 0 } text ? text : null;
}
