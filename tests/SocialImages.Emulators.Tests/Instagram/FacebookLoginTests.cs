namespace SocialImages.Emulators.Tests.Instagram;

/// <summary>The way in through Facebook: other tokens, other shapes of refusals, and no refreshing.</summary>
public sealed class FacebookLoginTests(Emulator emulator, PictureHost host) : FacebookTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    [Fact]
    public async Task WholeWay_EndsInAPageTokenThatPublishesUnderTheAccountsId()
    {
        var user = await LongTokenAsync("harbour_cafe");
        var pages = (await GetAsync("me/accounts?fields=id,instagram_business_account,access_token", user)).Json["data"]!.AsArray();
        var linked = Assert.Single(pages, page => page!["instagram_business_account"] is not null)!;
        var (account, page) = ((string)linked["instagram_business_account"]!["id"]!, $"Bearer {linked["access_token"]}");

        var container = await Emulator.SendAsync(
            HttpMethod.Post, $"{Graph}/{account}/media", Emulator.Form(("image_url", Host.Serve(Pictures.Jpeg())), ("caption", "By the page")), page);
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":10}""");
        var media = await Emulator.SendAsync(HttpMethod.Post, $"{Graph}/{account}/media_publish", Emulator.Form(("creation_id", (string)container.Json["id"]!)), page);

        Assert.Equal(200, media.Status);
        Assert.Equal("By the page", (string?)Assert.Single(await PublishedAsync("harbour_cafe"))["caption"]);
    }

    [Fact]
    public async Task PageWithoutAnInstagramAccount_IsListedWithoutOne()
    {
        var pages = (await GetAsync("me/accounts", await LongTokenAsync("lists_pages"))).Json["data"]!.AsArray();

        Assert.Equal(2, pages.Count);
        Assert.Null(pages[0]!["instagram_business_account"]);
        Assert.NotNull(pages[1]!["instagram_business_account"]);
    }

    [Fact]
    public async Task PageToken_OutlivesTheUsersToken()
    {
        var user = await LongTokenAsync("lasting");
        var page = $"Bearer {(await GetAsync("me/accounts", user)).Json["data"]![1]!["access_token"]}";
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":5184001}""");

        IsRefused(await GetAsync("me/accounts", user), 190, 463);
        Assert.Equal(200, (await GetAsync("me", page)).Status);
    }

    [Fact]
    public async Task Code_WorksOnce()
    {
        var code = await CodeAsync("once");
        Assert.Equal(200, (await RedeemAsync(code)).Status);

        IsRefused(await RedeemAsync(code), 100, null);
    }

    [Theory]
    [InlineData("redirect_uri", Back + "/", 100)]
    [InlineData("client_secret", "wrong", 1)]
    [InlineData("client_id", "1", 1)]
    [InlineData("code", "AQinvented", 100)]
    public async Task WrongExchange_IsRefusedInTheGraphsShapeNotTheFlatOne(string name, string value, int code)
    {
        var answer = await RedeemAsync(await CodeAsync("wrong"), (name, value));

        IsRefused(answer, code, null);
        Assert.Null(answer.Json["error_message"]);
    }

    [Fact]
    public async Task ShortToken_LivesAnHourAndIsExchangedForSixtyDays()
    {
        var reply = (await RedeemAsync(await CodeAsync("exchanges"))).Json;
        var longer = (await LongerAsync((string)reply["access_token"]!)).Json;
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":3601}""");

        Assert.Equal((3600, 5_183_944), ((int)reply["expires_in"]!, (int)longer["expires_in"]!));
        IsRefused(await GetAsync("me/accounts", $"Bearer {reply["access_token"]}"), 190, 463);
        Assert.Equal(200, (await GetAsync("me/accounts", $"Bearer {longer["access_token"]}")).Status);
        IsRefused(await LongerAsync((string)reply["access_token"]!), 190, 463);
    }

    [Fact]
    public async Task ExpiresIn_MayBeMissing()
    {
        await Emulator.SettingsAsync("""{"instagram":{"omitExpiresIn":true}}""");
        var reply = (await RedeemAsync(await CodeAsync("silent"))).Json;
        await Emulator.SettingsAsync("""{"instagram":{"omitExpiresIn":false}}""");

        Assert.NotNull(reply["access_token"]);
        Assert.Null(reply["expires_in"]);
    }

    [Fact]
    public async Task UntickedPermission_IsDeclinedAndCannotPublish()
    {
        var user = await LongTokenAsync("unticked", "instagram_basic,pages_show_list");
        var permissions = (await GetAsync("me/permissions", user)).Json["data"]!.AsArray();
        var page = $"Bearer {(await GetAsync("me/accounts", user)).Json["data"]![1]!["access_token"]}";

        Assert.Equal("declined", (string?)Assert.Single(permissions, item => (string?)item!["permission"] == "instagram_content_publish")!["status"]);
        IsRefused(await CreateAsync(page, ("image_url", Host.Serve(Pictures.Jpeg()))), 10, null, status: 403);
    }

    [Fact]
    public async Task AppSecretProof_MustFitWhenSent()
    {
        var user = await LongTokenAsync("proves");
        var proof = Emulators.Instagram.OAuthApps.Proof(Secret, user["Bearer ".Length..]);

        Assert.Equal(200, (await GetAsync($"me/accounts?appsecret_proof={proof}", user)).Status);
        var wrong = await GetAsync("me/accounts?appsecret_proof=00", user);
        IsRefused(wrong, 100, null);
        Assert.Equal("GraphMethodException", (string?)wrong.Error["type"]);
    }

    [Fact]
    public async Task Refreshing_DoesNotExist() =>
        Assert.NotEqual(200, (await GetAsync("refresh_access_token?grant_type=ig_refresh_token", await LongTokenAsync("refreshes"))).Status);
}
