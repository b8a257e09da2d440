using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

/// <summary>The other way in: Facebook's dialog, its codes and tokens.</summary>
internal sealed class FacebookLoginEndpoints(OAuthApps apps, LoginCodes codes, InstagramAccounts accounts, FacebookCaller caller, SettingsBook settings, EmulatorClock clock)
{
    public const string BasicScope = "instagram_basic";
    public const string BusinessScope = "business_management";
    public const string PublishScope = "instagram_content_publish";

    /// <summary>A code, or a short token, for a user's token.</summary>
    public IResult Token(HttpRequest http)
    {
        var query = http.Query;
        if (!apps.IsSecret(query["client_id"], query["client_secret"])) throw new GraphException(1, null, "Error validating client secret.");
        return query["grant_type"] == "fb_exchange_token" ? Longer(query["fb_exchange_token"]) : Redeemed(query["code"], query["client_id"], query["redirect_uri"]);
    }

    /// <summary>What the person allowed and what they unticked in the dialog, which grants the login all the same.</summary>
    public IResult Permissions(HttpRequest http)
    {
        var token = caller.Check(http);
        return WireJson.Answer(new
        {
            data = new object[]
            {
                new { permission = "pages_show_list", status = "granted" },
                new { permission = BasicScope, status = "granted" },
                new { permission = PublishScope, status = token.MayPublish ? "granted" : "declined" },
                new { permission = BusinessScope, status = token.MayManage ? "granted" : "declined" },
            },
        });
    }

    private IResult Redeemed(string? code, string? clientId, string? redirectUri)
    {
        if (codes.Redeem(code) is not { } login || login.ClientId != clientId) throw GraphErrors.InvalidParameter("This authorization code has been used.");
        if (login.RedirectUri != redirectUri) throw GraphErrors.InvalidParameter("Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request");
        return Answer(AccessToken.Issue(
            login.Username, TokenKind.Short, login.Scope.Contains(PublishScope, StringComparison.Ordinal), clock.GetUtcNow(), login.Scope.Contains(BusinessScope, StringComparison.Ordinal)));
    }

    private IResult Longer(string? given)
    {
        var token = accounts.Check(given);
        return Answer(AccessToken.Issue(token.Username, TokenKind.Long, token.MayPublish, clock.GetUtcNow(), token.MayManage));
    }

    private IResult Answer(AccessToken token)
    {
        var life = (long)(token.Kind == TokenKind.Short ? AccessToken.ShortLife : AccessToken.LongLife).TotalSeconds;
        return settings.Current.Instagram.OmitExpiresIn
            ? WireJson.Answer(new { access_token = token.Text, token_type = "bearer" })
            : WireJson.Answer(new { access_token = token.Text, token_type = "bearer", expires_in = life });
    }
}
