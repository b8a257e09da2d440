using System.Collections.Concurrent;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

/// <summary>A login that was allowed: who, for which app, back to where, with which rights.</summary>
internal sealed record LoginCode(string ClientId, string RedirectUri, string Username, string Scope, DateTimeOffset IssuedAt);

/// <summary>Codes of the authorisation page: one hour, one use.</summary>
internal sealed class LoginCodes(EmulatorClock clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, LoginCode> codes = new();

    public string Issue(string clientId, string redirectUri, string username, string scope)
    {
        var code = "AQ" + Ids.Url(24);
        codes[code] = new LoginCode(clientId, redirectUri, username, scope, clock.GetUtcNow());
        return code;
    }

    public LoginCode? Redeem(string? code) =>
        code is not null && codes.TryRemove(code, out var login) && clock.GetUtcNow() - login.IssuedAt < Life ? login : null;

    public void Clear() => codes.Clear();
}
