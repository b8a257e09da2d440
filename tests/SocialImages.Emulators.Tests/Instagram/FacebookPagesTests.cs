using System.Text.Json.Nodes;

namespace SocialImages.Emulators.Tests.Instagram;

/// <summary>Whose page an account is linked to decides where it is listed, and to whom.</summary>
public sealed class FacebookPagesTests(Emulator emulator, PictureHost host) : FacebookTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    private const string ManagerScope = $"{Scope},business_management";

    [Theory]
    [InlineData("person", Scope, true)]
    [InlineData("business", Scope, false)]
    [InlineData("business", ManagerScope, true)]
    [InlineData("client", ManagerScope, false)]
    public async Task OwnPages_HoldBusinessPagesOnlyForManagers(string holder, string scope, bool isListed)
    {
        var username = $"own_{holder}_{scope.Length}";
        await Emulator.ControlAsync("/_control/instagram/accounts", $$"""{"username":"{{username}}","page":"{{holder}}"}""");

        var pages = await ListAsync("me/accounts", await LongTokenAsync(username, scope));

        Assert.Equal(isListed, pages.Exists(page => page["instagram_business_account"] is not null));
    }

    [Theory]
    [InlineData("person", 0, 0)]
    [InlineData("business", 1, 0)]
    [InlineData("client", 0, 1)]
    public async Task BusinessesPages_AreOwnedOrLent(string holder, int owned, int lent)
    {
        await Emulator.ControlAsync("/_control/instagram/accounts", $$"""{"username":"of_{{holder}}","page":"{{holder}}"}""");
        var token = await LongTokenAsync($"of_{holder}", ManagerScope);
        var business = (string)Assert.Single(await ListAsync("me/businesses?fields=id", token))["id"]!;

        Assert.Equal((owned, lent), ((await ListAsync($"{business}/owned_pages", token)).Count, (await ListAsync($"{business}/client_pages", token)).Count));
        IsRefused(await GetAsync("123/owned_pages", token), 100, 33);
    }

    [Theory]
    [InlineData("me/businesses")]
    [InlineData("200000000000001/owned_pages")]
    [InlineData("200000000000001/client_pages")]
    public async Task Businesses_AreForManagersOnly(string path) =>
        IsRefused(await GetAsync(path, await LongTokenAsync("no_manager")), 200, null, status: 403);

    [Fact]
    public async Task ManyPages_ComeInPartsToTheLast()
    {
        await Emulator.SettingsAsync("""{"instagram":{"pagesWithoutAccount":120}}""");
        var token = await LongTokenAsync("many_pages");
        var first = (await GetAsync("me/accounts?limit=100", token)).Json;
        var second = (await GetAsync($"me/accounts?limit=100&after={Uri.EscapeDataString((string)first["paging"]!["cursors"]!["after"]!)}", token)).Json;
        await Emulator.SettingsAsync("""{"instagram":{"pagesWithoutAccount":1}}""");

        Assert.Equal((100, 21), (first["data"]!.AsArray().Count, second["data"]!.AsArray().Count));
        Assert.Contains("access_token=", (string)first["paging"]!["next"]!, StringComparison.Ordinal);
        Assert.Null(second["paging"]!["next"]);
        Assert.NotNull(second["data"]![20]!["instagram_business_account"]);
        IsRefused(await GetAsync("me/accounts?after=nonsense", token), 100, null);
    }

    private async Task<List<JsonNode>> ListAsync(string path, string token) => [.. (await GetAsync(path, token)).Json["data"]!.AsArray().Select(node => node!)];
}
