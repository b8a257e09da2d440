using Microsoft.Extensions.Configuration;

namespace SocialImages.Publishing.Wire;

internal static class BaseUrl
{
    /// <summary>The setting as an absolute http(s) address without a trailing slash, or the default when it is empty.</summary>
    /// <exception cref="FormatException">The setting is something else; the message names it.</exception>
    public static Uri Read(IConfiguration settings, string name, Uri fallback)
    {
        if (settings[name] is not { Length: > 0 } text)
            return fallback;
        if (Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0)
            return uri;
        throw new FormatException($"{name} must be an absolute http or https address.");
    }

    /// <summary>Joins by text: <see cref="Uri"/> would drop the base's last segment.</summary>
    public static Uri At(this Uri baseUrl, string path) => new(baseUrl.AbsoluteUri.TrimEnd('/') + path);
}
