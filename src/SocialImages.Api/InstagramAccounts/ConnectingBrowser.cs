using System.Security.Cryptography;
using System.Text;
using SocialImages.Domain.Events;
using SocialImages.Domain.InstagramAccounts;

namespace SocialImages.Api.InstagramAccounts;

/// <summary>
/// Ties a connection to the browser that began it, by a cookie that only the callback sees. Without it somebody could send
/// their own link to another person, whose consent would then connect that person's account to a stranger's workspace.
/// </summary>
internal static class ConnectingBrowser
{
    /// <exception cref="ValidationException">This answer cannot set a cookie any more.</exception>
    public static void ThrowUnlessReachable(HttpContext? http)
    {
        if (http is null || http.Response.HasStarted)
            throw new ValidationException("login", "Begin to connect by an HTTP request: its answer sets a cookie in the browser that goes to Instagram.");
    }

    public static void Remember(HttpContext http, string state, Uri callback) => http.Response.Cookies.Append(NameFor(state), state, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = callback.Scheme == Uri.UriSchemeHttps,
        Path = callback.AbsolutePath,
        MaxAge = BeginInstagramConnectionCommand.Lifetime,
    });

    /// <summary>Once: the cookie goes with the answer.</summary>
    public static bool Recognizes(HttpContext http, string state, Uri callback)
    {
        var name = NameFor(state);
        var known = http.Request.Cookies.TryGetValue(name, out var value) && IsSame(value, state);
        http.Response.Cookies.Delete(name, new CookieOptions { Path = callback.AbsolutePath });
        return known;
    }

    // A cookie for each link, so that two begun side by side do not put each other out.
    private static string NameFor(string state) => $"instagram-connection-{Convert.ToHexStringLower(InstagramConnection.HashOf(state).AsSpan(0, 8))}";

    private static bool IsSame(string left, string right) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
