namespace SocialImages.Emulators.Tests.Instagram;

public sealed class LoggingInTests(Emulator emulator, PictureHost host) : InstagramTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    private const string App = "990602627938098";
    private const string Secret = "emulator-app-secret";
    private const string Back = "https://example.com/oauth/instagram/callback";
    private const string Scope = "instagram_business_basic,instagram_business_content_publish";

    [Fact]
    public async Task WholeWay_FromConsentToALongToken()
    {
        var code = await CodeAsync();
        var reply = (await ExchangeAsync(code)).Json;
        var shortToken = (string)reply["access_token"]!;
        var longReply = (await Emulator.SendAsync(HttpMethod.Get, $"/instagram/access_token?grant_type=ig_exchange_token&client_secret={Secret}&access_token={shortToken}")).Json;
        var me = (await GetAsync("me?fields=username,user_id", $"Bearer {longReply["access_token"]}")).Json;

        Assert.Equal((string)me["user_id"]!, reply["user_id"]!.ToJsonString());
        Assert.Equal(["instagram_business_basic", "instagram_business_content_publish"], reply["permissions"]!.AsArray().Select(one => (string?)one));
        Assert.Equal(("bearer", 5_183_944), ((string?)longReply["token_type"], (int)longReply["expires_in"]!));
        Assert.Equal("flower_shop", (string?)me["username"]);
    }

    [Fact]
    public async Task Page_AsksAndTheAnswerGoesBackWithState()
    {
        var page = await Emulator.SendAsync(HttpMethod.Get, Authorize());
        var allowed = await DecideAsync("allow");
        var denied = await DecideAsync("deny");

        Assert.Contains("instagram_business_content_publish", page.Text, StringComparison.Ordinal);
        Assert.Matches($"^{Back}\\?code=[A-Za-z0-9_-]+&state=xyz#_$", allowed.Headers["Location"]);
        Assert.StartsWith($"{Back}?error=access_denied&error_reason=user_denied&error_description=", denied.Headers["Location"], StringComparison.Ordinal);
        Assert.EndsWith("&state=xyz", denied.Headers["Location"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_id", "1")]
    [InlineData("redirect_uri", "http://example.com/")]
    [InlineData("redirect_uri", "nowhere")]
    [InlineData("response_type", "token")]
    [InlineData("scope", "business_basic")]
    public async Task WrongRequest_ShowsAnErrorPage(string name, string value) =>
        Assert.Equal(400, (await Emulator.SendAsync(HttpMethod.Get, Authorize((name, value)))).Status);

    [Fact]
    public async Task Code_WorksOnce()
    {
        var code = await CodeAsync();
        await ExchangeAsync(code);
        var again = await ExchangeAsync(code);

        Assert.Equal(400, again.Status);
        Assert.Equal(("OAuthException", 400, "Matching code was not found or was already used"), ((string?)again.Json["error_type"], (int)again.Json["code"]!, (string?)again.Json["error_message"]));
    }

    [Fact]
    public async Task Code_LivesAnHour()
    {
        var code = await CodeAsync();
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":3600}""");

        Assert.Equal("Matching code was not found or was already used", (string?)(await ExchangeAsync(code)).Json["error_message"]);
    }

    [Theory]
    [InlineData("redirect_uri", Back + "/")]
    [InlineData("client_secret", "wrong")]
    [InlineData("grant_type", "password")]
    [InlineData("code", "")]
    public async Task WrongExchange_IsRefusedFlat(string name, string value)
    {
        var answer = await ExchangeAsync(await CodeAsync(), (name, value));

        Assert.Equal((400, "OAuthException"), (answer.Status, (string?)answer.Json["error_type"]));
    }

    [Fact]
    public async Task Reply_MayBeWrapped()
    {
        await Emulator.SettingsAsync("""{"instagram":{"wrapOAuthAnswers":true}}""");
        var reply = (await ExchangeAsync(await CodeAsync())).Json;
        await Emulator.SettingsAsync("""{"instagram":{"wrapOAuthAnswers":false}}""");

        Assert.Equal(Scope, (string?)reply["data"]![0]!["permissions"]);
        Assert.IsType<string>(reply["data"]![0]!["user_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task BasicScopeOnly_MayNotPublish()
    {
        var code = await CodeAsync(("scope", "instagram_business_basic"));
        var token = $"Bearer {(await ExchangeAsync(code)).Json["access_token"]}";

        IsRefused(await CreateAsync(token, ("image_url", Host.Serve(Pictures.Jpeg()))), 10, null, status: 403);
    }

    [Fact]
    public async Task ShortToken_EndsAfterAnHour_LongOneAfterSixtyDays()
    {
        var shortToken = (string)(await ExchangeAsync(await CodeAsync())).Json["access_token"]!;
        var longToken = (string)(await LongAsync(shortToken)).Json["access_token"]!;
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":3601}""");
        IsRefused(await GetAsync("me", $"Bearer {shortToken}"), 190, 463);
        Assert.Equal(200, (await GetAsync("me", $"Bearer {longToken}")).Status);
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":5184000}""");
        IsRefused(await GetAsync("me", $"Bearer {longToken}"), 190, 463);
        Assert.Equal(400, (await RefreshAsync(longToken)).Status);
    }

    [Fact]
    public async Task Refresh_WaitsADay()
    {
        var token = (string)(await LongAsync((string)(await ExchangeAsync(await CodeAsync())).Json["access_token"]!)).Json["access_token"]!;
        var early = await RefreshAsync(token);
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":86400}""");
        var refreshed = await RefreshAsync(token);

        Assert.Equal(400, early.Status);
        Assert.NotEqual(token, (string?)refreshed.Json["access_token"]);
        Assert.Equal(5_183_944, (int)refreshed.Json["expires_in"]!);
        Assert.Equal(200, (await GetAsync("me", $"Bearer {token}")).Status);
    }

    [Fact]
    public async Task Refresh_MayEndTheOldToken()
    {
        await Emulator.SettingsAsync("""{"instagram":{"refreshInvalidatesOldToken":true}}""");
        var refreshed = await RefreshAsync("IGAA-emulator-refresher");
        var old = await GetAsync("me", "Bearer IGAA-emulator-refresher");
        await Emulator.SettingsAsync("""{"instagram":{"refreshInvalidatesOldToken":false}}""");

        Assert.Equal(200, refreshed.Status);
        IsRefused(old, 190, 467);
        Assert.Equal(200, (await GetAsync("me", $"Bearer {refreshed.Json["access_token"]}")).Status);
    }

    [Fact]
    public async Task ShortToken_CannotBeRefreshed() =>
        Assert.Equal(400, (await RefreshAsync((string)(await ExchangeAsync(await CodeAsync())).Json["access_token"]!)).Status);

    private Task<Answer> RefreshAsync(string token) =>
        Emulator.SendAsync(HttpMethod.Get, $"/instagram/refresh_access_token?grant_type=ig_refresh_token&access_token={token}");

    private Task<Answer> LongAsync(string token) =>
        Emulator.SendAsync(HttpMethod.Get, $"/instagram/access_token?grant_type=ig_exchange_token&client_secret={Secret}&access_token={token}");

    private static string Authorize(params (string Name, string Value)[] changes)
    {
        var query = new Dictionary<string, string> { ["client_id"] = App, ["redirect_uri"] = Back, ["response_type"] = "code", ["scope"] = Scope, ["state"] = "xyz" };
        foreach (var (name, value) in changes) query[name] = value;
        return "/instagram/oauth/authorize?" + string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
    }

    private Task<Answer> DecideAsync(string decision, params (string Name, string Value)[] changes) =>
        Emulator.SendAsync(HttpMethod.Post, Authorize(changes), Emulator.Form(("decision", decision), ("username", "flower_shop")));

    private async Task<string> CodeAsync(params (string Name, string Value)[] changes)
    {
        var location = (await DecideAsync("allow", changes)).Headers["Location"];
        return location[(location.IndexOf("code=", StringComparison.Ordinal) + 5)..].Split('&', '#')[0];
    }

    private Task<Answer> ExchangeAsync(string code, params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string> { ["client_id"] = App, ["client_secret"] = Secret, ["grant_type"] = "authorization_code", ["redirect_uri"] = Back, ["code"] = code };
        foreach (var (name, value) in changes) form[name] = value;
        return Emulator.SendAsync(HttpMethod.Post, "/instagram/oauth/access_token", Emulator.Form([.. form.Select(pair => (pair.Key, pair.Value))]));
    }
}
