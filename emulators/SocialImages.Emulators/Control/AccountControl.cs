using System.Text.Json;
using System.Text.Json.Serialization;
using SocialImages.Emulators.Instagram;

namespace SocialImages.Emulators.Control;

/// <summary>Accounts and their tokens, made to fail and to heal.</summary>
internal sealed class AccountControl(InstagramAccounts accounts, OAuthApps apps)
{
    private const int ExpiredSession = 463;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public IEnumerable<object> List() => accounts.All.Select(account => new
    {
        account.Username,
        account.UserId,
        Id = account.AppScopedId,
        Token = AccessToken.Prefix + account.Username,
        account.IsRestricted,
    });

    public void Change(JsonElement body)
    {
        var order = body.Deserialize<Order>(Strict) ?? throw new JsonException("An object is expected.");
        if (order.Username is { } username)
        {
            var account = accounts.Named(username);
            account.IsRestricted = order.Restricted ?? account.IsRestricted;
            account.Page = order.Page ?? account.Page;
        }

        if (order.App is { } app) apps.Add(app.Id, app.Secret);
        var target = order.Token ?? order.Username;
        if (order.TokenDead is null || target is null) return;
        if (order.TokenDead == true) accounts.Kill(target, order.Subcode ?? ExpiredSession);
        else accounts.Revive(target);
    }

    private sealed record Order(string? Username, bool? Restricted, PageHolder? Page, string? Token, bool? TokenDead, int? Subcode, App? App);

    private sealed record App(string Id, string Secret);
}
