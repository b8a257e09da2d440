using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SocialImages.Publishing.Wire;

namespace SocialImages.Publishing.Instagram;

/// <param name="InstagramUserId">The professional account's id.</param>
/// <param name="UserName">The handle, without @.</param>
/// <param name="Token">The linked page's token, which publishes for the account.</param>
/// <param name="ExpiresIn">Null: a page's token does not expire.</param>
public sealed record LinkedInstagramAccount(string InstagramUserId, string? UserName, GraphToken Token, TimeSpan? ExpiresIn);

/// <summary>Accounts that are linked to a Facebook page. Every failure is an <see cref="InstagramException"/>.</summary>
public sealed class FacebookLoginClient(HttpClient http, IOptions<InstagramOptions> options)
{
    private const string PublishScope = "instagram_content_publish";
    private const string BusinessScope = "business_management";
    private const string Scopes = $"instagram_basic,{PublishScope},pages_read_engagement,pages_show_list";

    private readonly GraphTransport _transport = new(http);
    private readonly InstagramOptions _options = options.Value;

    public bool IsSetUp => _options.FacebookAppId is not null;

    /// <summary>The page to send a person to; they come back to <paramref name="redirectUri"/> with a code.</summary>
    public Uri AuthorizeUrl(Uri redirectUri, string state)
    {
        var dialog = _options.FacebookAuthorizeUrl ?? new Uri($"https://www.facebook.com/{_options.ApiVersion}/dialog/oauth");
        return new Uri($"{dialog}?{GraphQuery.Of(
            ("client_id", GraphQuery.Configured(_options.FacebookAppId, "FACEBOOK_APP_ID")),
            ("redirect_uri", redirectUri.AbsoluteUri),
            ("response_type", "code"),
            ("scope", _options.FacebookExtraScopes is { Length: > 0 } more ? $"{Scopes},{more}" : Scopes),
            ("state", state))}");
    }

    /// <summary>Every account that the person lets us publish to.</summary>
    /// <exception cref="InstagramException">The code is refused, or the person did not let us publish.</exception>
    public async Task<IReadOnlyList<LinkedInstagramAccount>> ExchangeCodeAsync(string code, Uri redirectUri, CancellationToken cancellationToken)
    {
        var shortLived = await TokenAsync(cancellationToken, ("redirect_uri", redirectUri.AbsoluteUri), ("code", code));
        var longLived = await TokenAsync(cancellationToken, ("grant_type", "fb_exchange_token"), ("fb_exchange_token", shortLived.Value));
        var permissions = GraphReply.Data(await GetAsync("me/permissions", longLived, longLived, cancellationToken)).ToList();
        // Whoever unticks a permission in the dialog is logged in all the same: better said now than at the first slot.
        if (Has(permissions, PublishScope, "declined"))
            throw new InstagramException(GraphAdvice.Reconnect, "Publishing was not allowed in Facebook's dialog; connect again and leave it ticked.");
        var pages = new FacebookPages((path, token) => GetAsync(path, longLived, longLived, token));
        return await pages.LinkedAccountsAsync(Has(permissions, BusinessScope, "granted"), cancellationToken);
    }

    /// <summary>Asks Meta, as the app, how a token of ours is.</summary>
    public async Task<TokenHealth> InspectAsync(GraphToken token, CancellationToken cancellationToken)
    {
        var app = new GraphToken($"{GraphQuery.Configured(_options.FacebookAppId, "FACEBOOK_APP_ID")}|{GraphQuery.Configured(_options.FacebookAppSecret, "FACEBOOK_APP_SECRET")}");
        var reply = await GetAsync($"debug_token?{GraphQuery.Of(("input_token", token.Value))}", app, token, cancellationToken);
        return TokenHealth.From(reply, PublishScope) ?? throw new InstagramException(GraphAdvice.Unknown, "Instagram did not say how the connection is.");
    }

    private static bool Has(IEnumerable<JsonElement> permissions, string name, string status) =>
        permissions.Any(item => GraphReply.Text(item, "permission") == name && GraphReply.Text(item, "status") == status);

    private async Task<JsonElement> GetAsync(string path, GraphToken caller, GraphToken secret, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, At(path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", caller.Value);
        return await _transport.SendAsync(request, secret, _options.ReadTimeout, cancellationToken);
    }

    // These addresses carry secrets in the query, as documented; requests of this client are not logged.
    private async Task<GraphToken> TokenAsync(CancellationToken cancellationToken, params (string Name, string Value)[] parameters)
    {
        var query = GraphQuery.Of([
            ("client_id", GraphQuery.Configured(_options.FacebookAppId, "FACEBOOK_APP_ID")),
            ("client_secret", GraphQuery.Configured(_options.FacebookAppSecret, "FACEBOOK_APP_SECRET")),
            .. parameters]);
        using var request = new HttpRequestMessage(HttpMethod.Get, At($"oauth/access_token?{query}"));
        var reply = await _transport.SendAsync(request, default, _options.WriteTimeout, cancellationToken);
        return new GraphToken(GraphReply.Text(reply, "access_token") ?? throw GraphQuery.NoToken());
    }

    private Uri At(string path) => _options.FacebookGraphUrl.At($"/{_options.ApiVersion}/{path}");
}
