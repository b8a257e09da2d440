using System.Net;
using Microsoft.Extensions.Options;

namespace SocialImages.Api.Workspaces;

/// <summary>The trial: Development, seeded with a demo workspace.</summary>
internal sealed class TrialOptions
{
    public bool Enabled { get; set; }

    /// <summary>Where the demo token is kept for the next start (`DATA_DIR`).</summary>
    public string? DataDirectory { get; set; }

    /// <summary>The demo account's name on Instagram and a token it accepts; without both none is connected.</summary>
    public string? InstagramUsername { get; set; }
    public string? InstagramToken { get; set; }
}

/// <summary>Signs this machine's own browser in with the demo token, in the trial and only there.</summary>
internal sealed class Trial(IOptions<TrialOptions> options)
{
    public const string CookieName = "trial-token";

    public string? Token { get; set; }

    /// <summary>The cookie's secret, if this is the trial and the caller is on this machine.</summary>
    public string? SecretIn(HttpContext context)
        => IsHere(context) && context.Request.Cookies.TryGetValue(CookieName, out var secret) ? secret : null;

    public bool IsHere(HttpContext context)
        => options.Value.Enabled && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
}
