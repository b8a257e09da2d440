using SocialImages.Emulators.Tests.Instagram;

namespace SocialImages.Emulators.Tests.Control;

public sealed class ChangingSettingsTests(Emulator emulator, PictureHost host) : InstagramTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    [Fact]
    public async Task OneSetting_LeavesTheOthers()
    {
        await Emulator.SettingsAsync("""{"instagram":{"quotaTotal":7}}""");
        await Emulator.SettingsAsync("""{"instagram":{"containerLimit":9}}""");
        var settings = (await Emulator.SendAsync(HttpMethod.Get, "/_control/settings")).Json["instagram"]!;

        Assert.Equal((7, 9, 0), ((int)settings["quotaTotal"]!, (int)settings["containerLimit"]!, (int)settings["pollsUntilFinished"]!));
    }

    [Theory]
    [InlineData("""{"instagram":{"quota":7}}""")]
    [InlineData("""{"facebook":{}}""")]
    [InlineData("""{"instagram":{"quotaTotal":"many"}}""")]
    [InlineData("""{"clockAdvanceSeconds":"long"}""")]
    public async Task UnknownSetting_IsRefused(string json) =>
        Assert.Equal(400, (await Emulator.SendAsync(HttpMethod.Post, "/_control/settings", Emulator.Json(json))).Status);

    [Fact]
    public async Task Reset_EmptiesEverything()
    {
        await PostAsync();
        await Emulator.FaultAsync("""{"service":"instagram","operation":"account","fault":"status","value":500,"times":0}""");
        await Emulator.SettingsAsync("""{"instagram":{"quotaTotal":3,"pollsUntilFinished":5},"clockAdvanceSeconds":1000000}""");
        await Emulator.ControlAsync("/_control/reset");
        var settings = (await Emulator.SendAsync(HttpMethod.Get, "/_control/settings")).Json;

        Assert.Equal((100, 0), ((int)settings["instagram"]!["quotaTotal"]!, (int)settings["instagram"]!["pollsUntilFinished"]!));
        Assert.InRange((DateTimeOffset.Parse((string)settings["now"]!, provider: null) - TimeProvider.System.GetUtcNow()).TotalMinutes, -1, 1);
        Assert.Empty(await Emulator.ListAsync("/_control/instagram/media"));
        Assert.Empty(await Emulator.ListAsync("/_control/instagram/containers"));
        Assert.Empty(await Emulator.ListAsync("/_control/requests"));
        Assert.Equal(200, (await GetAsync("me")).Status);
    }

    [Fact]
    public async Task Accounts_AreListedWithTheirTokens()
    {
        await GetAsync("me", Fresh("listed"));
        var accounts = await Emulator.ListAsync("/_control/instagram/accounts");

        Assert.Contains(accounts, account => (string?)account!["username"] == "demo_cafe" && (string?)account["token"] == "IGAA-emulator-demo_cafe");
        Assert.Contains(accounts, account => (string?)account!["username"] == "listed");
    }
}
