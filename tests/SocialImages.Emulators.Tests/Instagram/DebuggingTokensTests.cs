using System.Text.Json.Nodes;

namespace SocialImages.Emulators.Tests.Instagram;

/// <summary>The app asks how a token is; the answer is 200 also for a dead one.</summary>
public sealed class DebuggingTokensTests(Emulator emulator, PictureHost host) : FacebookTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    private const string AsApp = $"Bearer {App}|{Secret}";

    [Fact]
    public async Task PageToken_NeverEnds()
    {
        var data = await DebugAsync("IGAA-emulator-debugged");

        Assert.Equal((true, 0, 0, "PAGE"), ((bool)data["is_valid"]!, (long)data["expires_at"]!, (long)data["data_access_expires_at"]!, (string?)data["type"]));
        Assert.Equal(App, (string?)data["app_id"]);
        Assert.Contains("instagram_content_publish", data["scopes"]!.AsArray().Select(scope => (string?)scope));
    }

    [Fact]
    public async Task UserToken_SaysWhenItEndsAndWhatItMay()
    {
        var token = (await LongTokenAsync("debugs", "instagram_basic,pages_show_list"))["Bearer ".Length..];

        var data = await DebugAsync(token);

        Assert.Equal("USER", (string?)data["type"]);
        Assert.True((long)data["expires_at"]! > 0);
        Assert.DoesNotContain("instagram_content_publish", data["scopes"]!.AsArray().Select(scope => (string?)scope));
    }

    [Fact]
    public async Task DataAccess_EndsWhenItIsSaid()
    {
        await Emulator.SettingsAsync("""{"instagram":{"dataAccessEndsAt":"2026-12-24T00:00:00Z"}}""");
        var data = await DebugAsync("IGAA-emulator-debugged");
        await Emulator.SettingsAsync("""{"instagram":{"dataAccessEndsAt":null}}""");

        Assert.Equal(1798070400, (long)data["data_access_expires_at"]!);
    }

    [Theory]
    [InlineData("IGAA-emulator-dead_debugged", 460)]
    [InlineData("nonsense", null)]
    public async Task DeadToken_IsToldWithItsReason(string token, int? subcode)
    {
        await Emulator.ControlAsync("/_control/instagram/accounts", """{"username":"dead_debugged","tokenDead":true,"subcode":460}""");

        var data = await DebugAsync(token);

        Assert.False((bool)data["is_valid"]!);
        Assert.Equal((190, subcode), ((int)data["error"]!["code"]!, (int?)data["error"]!["subcode"]));
    }

    [Theory]
    [InlineData("Bearer IGAA-emulator-debugged")]
    [InlineData($"Bearer {App}|wrong")]
    [InlineData("Bearer 1")]
    public async Task OnlyTheAppItself_IsAnswered(string caller) =>
        IsRefused(await GetAsync("debug_token?input_token=IGAA-emulator-debugged", caller), 100, null);

    [Fact]
    public async Task NoToken_IsMissed() => IsRefused(await GetAsync("debug_token", AsApp), 100, null);

    [Fact]
    public async Task LookedAtToken_IsMaskedInTheLog()
    {
        await DebugAsync("IGAA-emulator-masked");

        var seen = (await Emulator.ListAsync("/_control/requests?service=instagram&operation=debugToken"))[^1]!;
        Assert.DoesNotContain("masked", seen.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<JsonNode> DebugAsync(string token)
    {
        var answer = await GetAsync($"debug_token?input_token={Uri.EscapeDataString(token)}", AsApp);
        Assert.Equal(200, answer.Status);
        return answer.Json["data"]!;
    }
}
