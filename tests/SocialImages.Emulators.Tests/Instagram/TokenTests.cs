namespace SocialImages.Emulators.Tests.Instagram;

public sealed class TokenTests(Emulator emulator, PictureHost host) : InstagramTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer IGAA-emulator-")]
    [InlineData("Bearer IGAA-emulator-UPPER")]
    [InlineData("Basic abc")]
    public async Task UnknownToken_Is190(string token) => IsRefused(await GetAsync("me", token), 190, null);

    [Fact]
    public async Task MissingToken_Is190() => IsRefused(await Emulator.SendAsync(HttpMethod.Get, $"{Graph}/me"), 190, null);

    [Fact]
    public async Task KilledToken_HasItsSubcode_UntilItIsRevived()
    {
        var token = Fresh("killed");
        await Emulator.ControlAsync("/_control/instagram/accounts", """{"username":"killed","tokenDead":true,"subcode":460}""");
        var dead = await GetAsync("me", token);
        await Emulator.ControlAsync("/_control/instagram/accounts", """{"username":"killed","tokenDead":false}""");

        IsRefused(dead, 190, 460);
        Assert.Equal(200, (await GetAsync("me", token)).Status);
    }

    [Fact]
    public async Task TokenErrors_MayBe401()
    {
        await Emulator.SettingsAsync("""{"instagram":{"tokenErrorStatus":401}}""");
        var answer = await GetAsync("me", "Bearer nonsense");
        await Emulator.SettingsAsync("""{"instagram":{"tokenErrorStatus":400}}""");

        IsRefused(answer, 190, null, status: 401);
    }

    [Fact]
    public async Task AppSecretProof_MustFitWhenSent()
    {
        var proof = Emulators.Instagram.OAuthApps.Proof("emulator-app-secret", "IGAA-emulator-demo_cafe");

        Assert.Equal(200, (await GetAsync($"me?appsecret_proof={proof}")).Status);
        var wrong = await GetAsync("me?appsecret_proof=00");
        IsRefused(wrong, 100, null);
        Assert.Equal("GraphMethodException", (string?)wrong.Error["type"]);
    }

    [Fact]
    public void AppSecretProof_MatchesVector() => Assert.Equal(
        "f92a5fd31f9bfb4d969c0975471756e4448e9c6b32cc5b68dc5db313091f1865",
        Emulators.Instagram.OAuthApps.Proof("app_secret_example", "IGAA_example_token"));
}
