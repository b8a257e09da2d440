using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SocialImages.Publishing.Wire;

namespace SocialImages.Publishing.Instagram;

/// <param name="Token">Valid for about 60 days.</param>
/// <param name="ExpiresIn">Null when Meta does not say.</param>
public sealed record LongLivedToken(GraphToken Token, TimeSpan? ExpiresIn);

/// <param name="AccountId">The professional account's id, as webhooks name it.</param>
/// <param name="UserName">The handle, without @.</param>
public sealed record InstagramProfile(string AccountId, string? UserName);

/// <summary>How an account is connected and stays connected. Every failure is an <see cref="InstagramException"/>.</summary>
public sealed class InstagramOAuthClient(HttpClient http, IOptions<InstagramOptions> options)
{
    private const string Scopes = "instagram_business_basic,instagram_business_content_publish";

    private readonly GraphTransport _transport = new(http);
    private readonly InstagramOptions _options = options.Value;

    /// <summary>The page to send a person to; they come back to <paramref name="redirectUri"/> with a code.</summary>
    public Uri AuthorizeUrl(Uri redirectUri, string state) => new($"{_options.AuthorizeUrl}?{GraphQuery.Of(
        ("client_id", GraphQuery.Configured(_options.AppId, "INSTAGRAM_APP_ID")),
        ("redirect_uri", redirectUri.AbsoluteUri),
        ("response_type", "code"),
        ("scope", Scopes),
        ("state", state))}");

    /// <summary>Turns the code that came back, valid once and for an hour, into a long-lived token.</summary>
    public async Task<LongLivedToken> ExchangeCodeAsync(string code, Uri redirectUri, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.TokenUrl)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_id"] = GraphQuery.Configured(_options.AppId, "INSTAGRAM_APP_ID"),
                ["client_secret"] = GraphQuery.Configured(_options.AppSecret, "INSTAGRAM_APP_SECRET"),
                ["grant_type"] = "authorization_code",
                ["redirect_uri"] = redirectUri.AbsoluteUri,
                // Meta appends "#_" to the redirect; it is no part of the code.
                ["code"] = code.EndsWith("#_", StringComparison.Ordinal) ? code[..^2] : code,
            }),
        };
        var reply = GraphReply.Unwrapped(await _transport.SendAsync(request, default, _options.WriteTimeout, cancellationToken));
        var shortLived = new GraphToken(GraphReply.Text(reply, "access_token") ?? throw GraphQuery.NoToken());
        return await TokenAsync("access_token", shortLived, cancellationToken,
            ("grant_type", "ig_exchange_token"), ("client_secret", GraphQuery.Configured(_options.AppSecret, "INSTAGRAM_APP_SECRET")));
    }

    /// <summary>Sixty more days. Instagram allows it for tokens that are at least a day old and have not expired.</summary>
    public Task<LongLivedToken> RefreshTokenAsync(GraphToken token, CancellationToken cancellationToken) =>
        TokenAsync("refresh_access_token", token, cancellationToken, ("grant_type", "ig_refresh_token"));

    public async Task<InstagramProfile> GetProfileAsync(GraphToken token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _options.GraphUrl.At($"/{_options.ApiVersion}/me?fields=user_id,username"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        var reply = GraphReply.Unwrapped(await _transport.SendAsync(request, token, _options.ReadTimeout, cancellationToken));
        var id = GraphReply.Id(reply, "user_id") ?? GraphReply.Id(reply)
            ?? throw new InstagramException(GraphAdvice.Unknown, "Instagram did not say which account this is.");
        return new InstagramProfile(id, GraphReply.Text(reply, "username"));
    }

    // These two endpoints are documented with the token in the query only, and without a version; their clients therefore
    // have no request logging, and no exception carries the address.
    private async Task<LongLivedToken> TokenAsync(
        string endpoint, GraphToken token, CancellationToken cancellationToken, params (string Name, string Value)[] parameters)
    {
        var query = GraphQuery.Of([.. parameters, ("access_token", token.Value)]);
        using var request = new HttpRequestMessage(HttpMethod.Get, _options.GraphUrl.At($"/{endpoint}?{query}"));
        return LongLived(await _transport.SendAsync(request, token, _options.WriteTimeout, cancellationToken));
    }

    private static LongLivedToken LongLived(JsonElement reply) => new(
        new GraphToken(GraphReply.Text(reply, "access_token") ?? throw GraphQuery.NoToken()),
        GraphFailure.Number(reply, "expires_in") is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
}
