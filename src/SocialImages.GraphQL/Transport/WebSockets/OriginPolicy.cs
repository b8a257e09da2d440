using Microsoft.AspNetCore.Http;

namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>
/// Browsers let any page open a socket to any server, with its cookies; only the Origin header tells which page it was.
/// </summary>
internal static class OriginPolicy
{
    public static bool Allows(HttpRequest request, IEnumerable<string> allowedOrigins)
    {
        var origin = request.Headers.Origin;
        if (origin.Count == 0)
            return true;

        return origin.Count == 1 && Allows(origin[0]!, request.Host, allowedOrigins);
    }

    private static bool Allows(string origin, HostString host, IEnumerable<string> allowedOrigins) =>
        allowedOrigins.Any(allowed => allowed == "*" || allowed.TrimEnd('/').Equals(origin, StringComparison.OrdinalIgnoreCase))
        || IsOwn(origin, host);

    // The scheme is not compared: behind a proxy that ends TLS we see http where the page saw https.
    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Scheme is "http" or "https"
        && Uri.TryCreate($"{page.Scheme}://{host.ToUriComponent()}", UriKind.Absolute, out var own)
        && page.Port == own.Port
        && page.IdnHost.Equals(own.IdnHost, StringComparison.OrdinalIgnoreCase);
}
