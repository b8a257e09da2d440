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
    private const string Scopes = "instagram_basic,instagram_content_publish,pages_read_engagement,pages_show_list";

    private readonly GraphTransport _transport = new(http);
    private readonly InstagramOptions _options = options.Value;

    /// <summary>The page to send a person to; they come back to <paramref name="redirectUri"/> with a code.</summary>
    public Uri AuthorizeUrl(Uri redirectUri, string state)
    {
        var dialog = _options.FacebookAuthorizeUrl ?? new Uri($"https://www.facebook.com/{_options.ApiVersion}/dialog/oauth");
        return new Uri($"{dialog}?{GraphQuery.Of(
            ("client_id", GraphQuery.Configured(_options.FacebookAppId, "FACEBOOK_APP_ID")),
            ("redirect_uri", redirectUri.AbsoluteUri),
            ("response_type", "code"),
            ("scope", Scopes),
            ("state", state))}");
    }

    /// <summary>Every account that the person lets us publish to.</summary>
    public async Task<IReadOnlyList<LinkedInstagramAccount>> ExchangeCodeAsync(string code, Uri redirectUri, CancellationToken cancellationToken)
    {
        var shortLived = await TokenAsync(cancellationToken, ("redirect_uri", redirectUri.AbsoluteUri), ("code", code));
        var longLived = await TokenAsync(cancellationToken, ("grant_type", "fb_exchange_token"), ("fb_exchange_token", shortLived.Value));
        using var request = new HttpRequestMessage(
            HttpMethod.Get, At("me/accounts?fields=id,access_token,instagram_business_account{id,username}&limit=100"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", longLived.Value);
        var pages = await _transport.SendAsync(request, longLived, _options.ReadTimeout, cancellationToken);
        return [.. GraphReply.Data(pages).Select(AccountOf).OfType<LinkedInstagramAccount>()];
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

    private static LinkedInstagramAccount? AccountOf(JsonElement page) =>
        GraphFailure.Member(page, "instagram_business_account") is { } account && GraphReply.Id(account) is { } id && GraphReply.Text(page, "access_token") is { } token
            ? new LinkedInstagramAccount(id, GraphReply.Text(account, "username"), new GraphToken(token), ExpiresIn: null)
            : null;
}
