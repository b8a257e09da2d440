using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

/// <summary><c>GET /debug_token</c>: an app asks how a token is. The answer is 200 also for a dead one.</summary>
internal sealed class DebugTokenEndpoint(OAuthApps apps, InstagramAccounts accounts, SettingsBook settings)
{
    public IResult Read(HttpRequest http)
    {
        var app = GraphCaller.TokenIn(http)?.Split('|');
        if (app is not [{ } id, { } secret] || !apps.IsSecret(id, secret)) throw GraphErrors.NotTheApp();
        if (http.Query["input_token"].FirstOrDefault() is not { Length: > 0 } text) throw GraphErrors.Required("input_token");
        try
        {
            return WireJson.Answer(new { data = Living(accounts.Check(text), id) });
        }
        catch (GraphException dead)
        {
            return WireJson.Answer(new { data = Dead(dead, AccessToken.Parse(text), id) });
        }
    }

    private Dictionary<string, object> Living(AccessToken token, string app) => new()
    {
        ["app_id"] = app,
        ["type"] = token.Kind == TokenKind.Seed ? "PAGE" : "USER",
        ["is_valid"] = true,
        ["expires_at"] = token.ExpiresAt?.ToUnixTimeSeconds() ?? 0,
        ["data_access_expires_at"] = settings.Current.Instagram.DataAccessEndsAt?.ToUnixTimeSeconds() ?? 0,
        ["scopes"] = ScopesOf(token),
        ["user_id"] = accounts.Named(token.Username).AppScopedId,
    };

    private static Dictionary<string, object> Dead(GraphException why, AccessToken? token, string app)
    {
        var error = new Dictionary<string, object> { ["code"] = why.Code, ["message"] = why.Message };
        if (why.Subcode is { } subcode) error["subcode"] = subcode;
        var data = new Dictionary<string, object> { ["error"] = error, ["is_valid"] = false, ["scopes"] = token is null ? [] : ScopesOf(token) };
        if (token is not null) data["app_id"] = app;
        return data;
    }

    private static string[] ScopesOf(AccessToken token) =>
    [
        FacebookLoginEndpoints.BasicScope, "pages_show_list", "pages_read_engagement",
        .. token.MayPublish ? [FacebookLoginEndpoints.PublishScope] : Array.Empty<string>(),
        .. token.MayManage ? [FacebookLoginEndpoints.BusinessScope] : Array.Empty<string>(),
    ];
}
