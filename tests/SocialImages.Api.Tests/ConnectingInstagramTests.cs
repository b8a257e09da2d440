using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

/// <summary>A browser goes to Instagram and comes back; Cloudinary calls by itself.</summary>
public sealed class ConnectingInstagramTests(Service service)
{
    [Fact]
    public async Task Consent_ConnectsTheAccountAndEndsInTheEditor()
    {
        var owner = await service.NewOwnerAsync("Connects");
        var callback = await ConsentAsync(await BeginAsync(owner), "fresh_cafe");

        using var back = await owner.Http.GetAsync(callback);

        Assert.Equal("/?instagram=connected&message=fresh_cafe", EndOf(back));
        var account = Assert.Single(await AccountsAsync(owner), account => account.GetProperty("username").GetString() == "fresh_cafe");
        Assert.Equal("CONNECTED", account.GetProperty("status").GetString());

        await owner.MutateAsync("disconnectInstagramAccount", new { accountId = account.GetProperty("id").GetString() }, "instagramAccount { status }");
        Assert.Equal(0, await service.CountAsync("instagram_accounts", "username = 'fresh_cafe' and length(token_ciphertext) > 0"));
    }

    [Fact]
    public async Task LinkSentToSomebodyElse_ConnectsNothingThereAndStaysUsableHere()
    {
        var owner = await service.NewOwnerAsync("Sends a link");
        var link = await BeginAsync(owner);

        using var stranger = new HttpClient();
        using var elsewhere = await stranger.GetAsync(await ConsentAsync(link, "strangers_cafe"));
        Assert.StartsWith("/?instagram=error&message=", EndOf(elsewhere), StringComparison.Ordinal);
        Assert.EndsWith("&code=OTHER_BROWSER", EndOf(elsewhere), StringComparison.Ordinal);
        Assert.Equal(0, await service.CountAsync("instagram_accounts", "username = 'strangers_cafe'"));

        using var back = await owner.Http.GetAsync(await ConsentAsync(link, "own_cafe"));
        Assert.Equal("/?instagram=connected&message=own_cafe", EndOf(back));
    }

    [Fact]
    public async Task TwoLinksSideBySide_AreBothUsable()
    {
        var owner = await service.NewOwnerAsync("Opens two tabs");
        var links = new[] { await BeginAsync(owner), await BeginAsync(owner) };

        using var first = await owner.Http.GetAsync(await ConsentAsync(links[0], "tab_one"));
        using var second = await owner.Http.GetAsync(await ConsentAsync(links[1], "tab_two"));

        Assert.Equal(["/?instagram=connected&message=tab_one", "/?instagram=connected&message=tab_two"], [EndOf(first), EndOf(second)]);
    }

    [Fact]
    public async Task BegunConnection_IsRememberedOnlyByTheBrowserAndOnlyForTheCallback()
    {
        var owner = await service.NewOwnerAsync("Looks at the cookie");
        using var answer = await owner.PostAsync("mutation { connectInstagramAccount(input: {}) { instagramAuthorization { authorizeUrl } errors { __typename } } }");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));

        Assert.Matches("^instagram-connection-[0-9a-f]{16}=[0-9a-f]{64}; max-age=600; path=/oauth/instagram/callback; samesite=lax; httponly$", cookie);
    }

    private static async Task<Uri> BeginAsync(GraphQLClient owner)
    {
        var begun = await owner.MutateAsync("connectInstagramAccount", new { login = "INSTAGRAM" }, "instagramAuthorization { authorizeUrl expiresAt }");
        return new Uri(begun.GetProperty("instagramAuthorization").GetProperty("authorizeUrl").GetString()!);
    }

    // On Meta's side no cookie of ours plays a part.
    private static async Task<Uri> ConsentAsync(Uri authorizeUrl, string username)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = username, ["decision"] = "allow" });
        using var consent = await browser.PostAsync(authorizeUrl, form);
        return consent.Headers.Location!;
    }

    private static string EndOf(HttpResponseMessage answer) => answer.RequestMessage!.RequestUri!.PathAndQuery;

    [Theory]
    [InlineData("?error=access_denied&error_description=The+user+denied+your+request")]
    [InlineData("?state=made-up&code=AQinvented")]
    public async Task CallbackThatNobodyBegan_ConnectsNothing(string query)
    {
        var before = await service.CountAsync("instagram_accounts");
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        using var back = await browser.GetAsync(new Uri(service.Address, $"/oauth/instagram/callback{query}"));

        Assert.StartsWith("/?instagram=error&message=", back.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await service.CountAsync("instagram_accounts"));
    }

    [Theory]
    [InlineData("emulated-cloud-secret", 0, HttpStatusCode.OK)]
    [InlineData("another-secret", 0, HttpStatusCode.Unauthorized)]
    [InlineData("emulated-cloud-secret", -3, HttpStatusCode.Unauthorized)]
    public async Task CloudinarysNotification_IsTakenOnlyWithItsSignature(string secret, int hoursAgo, HttpStatusCode status)
    {
        const string body = """{"notification_type":"delete","resources":[{"public_id":"socialimages/x"}]}""";
        var timestamp = TimeProvider.System.GetUtcNow().AddHours(hoursAgo).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var http = new HttpClient { BaseAddress = service.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/cloudinary") { Content = new StringContent(body) };
        request.Headers.Add("X-Cld-Timestamp", timestamp);
        request.Headers.Add("X-Cld-Signature", Signature(body + timestamp + secret));

        using var answer = await http.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }

    private static async Task<List<JsonElement>> AccountsAsync(GraphQLClient owner)
        => [.. (await owner.QueryAsync("{ instagramAccounts { id username status lastError quota { used total } } }")).GetProperty("instagramAccounts").EnumerateArray()];

#pragma warning disable CA5350 // Cloudinary's default.
    private static string Signature(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
}
