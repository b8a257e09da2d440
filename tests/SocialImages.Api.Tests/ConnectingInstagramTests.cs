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
        var begun = await owner.MutateAsync("connectInstagramAccount", new { login = "INSTAGRAM" }, "instagramAuthorization { authorizeUrl expiresAt }");
        var authorizeUrl = begun.GetProperty("instagramAuthorization").GetProperty("authorizeUrl").GetString()!;

        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = "fresh_cafe", ["decision"] = "allow" });
        using var consent = await browser.PostAsync(new Uri(authorizeUrl), form);
        using var back = await browser.GetAsync(consent.Headers.Location);

        Assert.Equal("/?instagram=connected&message=fresh_cafe", back.Headers.Location!.ToString());
        var account = Assert.Single(await AccountsAsync(owner), account => account.GetProperty("username").GetString() == "fresh_cafe");
        Assert.Equal("CONNECTED", account.GetProperty("status").GetString());

        await owner.MutateAsync("disconnectInstagramAccount", new { accountId = account.GetProperty("id").GetString() }, "instagramAccount { status }");
        Assert.Equal(0, await service.CountAsync("instagram_accounts", "username = 'fresh_cafe' and length(token_ciphertext) > 0"));
    }

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
