using System.Globalization;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

/// <summary>Code for a short token, short for a long one, a long one for a fresh long one.</summary>
internal sealed class OAuthEndpoints(OAuthApps apps, LoginCodes codes, InstagramAccounts accounts, SettingsBook settings, EmulatorClock clock)
{
    public const string PublishScope = "instagram_business_content_publish";
    public const string BasicScope = "instagram_business_basic";
    private static readonly TimeSpan RefreshAge = TimeSpan.FromHours(24);

    public async Task<IResult> ExchangeCodeAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        if (!http.HasFormContentType) throw new OAuthException("Missing required field client_id");
        var form = await RequestBodies.FormAsync(http, cancellationToken);
        foreach (var name in new[] { "client_id", "client_secret", "grant_type", "redirect_uri", "code" })
            if (string.IsNullOrEmpty(form[name])) throw new OAuthException($"Missing required field {name}");
        if (form["grant_type"] != "authorization_code") throw new OAuthException("Invalid grant_type: authorization_code expected");
        if (!apps.IsSecret(form["client_id"], form["client_secret"])) throw new OAuthException("Error validating client secret.");
        if (codes.Redeem(form["code"]) is not { } login || login.ClientId != form["client_id"]) throw new OAuthException("Matching code was not found or was already used");
        if (login.RedirectUri != form["redirect_uri"])
            throw new OAuthException("Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request");
        return Answer(login);
    }

    public IResult ExchangeShortToken(HttpRequest http)
    {
        if (http.Query["grant_type"] != "ig_exchange_token") throw GraphErrors.InvalidParameter("Unsupported grant_type: ig_exchange_token expected.");
        if (!apps.IsAnySecret(http.Query["client_secret"])) throw new GraphException(1, null, "Error validating client secret.");
        var token = accounts.Check(http.Query["access_token"]);
        if (token.Kind == TokenKind.Long) throw new GraphException(452, null, "Session key invalid. This could be because the session key has an incorrect format, or because the user has revoked this session");
        return Long(token);
    }

    public IResult Refresh(HttpRequest http)
    {
        if (http.Query["grant_type"] != "ig_refresh_token") throw GraphErrors.InvalidParameter("Unsupported grant_type: ig_refresh_token expected.");
        var token = accounts.Check(http.Query["access_token"]);
        if (token.Kind == TokenKind.Short) throw GraphErrors.InvalidParameter("Only long-lived access tokens can be refreshed.");
        if (token.IssuedAt is { } at && clock.GetUtcNow() - at < RefreshAge) throw GraphErrors.InvalidParameter("The access token must be at least 24 hours old to be refreshed.");
        if (settings.Current.Instagram.RefreshInvalidatesOldToken) accounts.Kill(token.Text, 467);
        return Long(token);
    }

    private IResult Long(AccessToken token)
    {
        var fresh = AccessToken.Issue(token.Username, TokenKind.Long, token.MayPublish, clock.GetUtcNow());
        return WireJson.Answer(new
        {
            access_token = fresh.Text,
            token_type = "bearer",
            expires_in = (long)AccessToken.LongLife.TotalSeconds,
            permissions = token.MayPublish ? $"{BasicScope},{PublishScope}" : BasicScope,
        });
    }

    private IResult Answer(LoginCode login)
    {
        var account = accounts.Named(login.Username);
        var mayPublish = login.Scope.Contains(PublishScope, StringComparison.Ordinal);
        var token = AccessToken.Issue(login.Username, TokenKind.Short, mayPublish, clock.GetUtcNow()).Text;
        if (settings.Current.Instagram.WrapOAuthAnswers)
            return WireJson.Answer(new { data = new[] { new { access_token = token, user_id = account.UserId, permissions = login.Scope } } });

        // Production answers flat, with the id as a number and the permissions as a list.
        return WireJson.Answer(new { access_token = token, user_id = long.Parse(account.UserId, CultureInfo.InvariantCulture), permissions = login.Scope.Split(',', ' ') });
    }
}
