using SocialImages.Emulators.Tests.Instagram;

namespace SocialImages.Emulators.Tests.Control;

public sealed class WatchingRequestsTests(Emulator emulator, PictureHost host) : InstagramTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    [Fact]
    public async Task Requests_AreNamedInOrder()
    {
        var token = Fresh("watched");
        var media = await PostAsync(token);
        await GetAsync($"{media}?fields=id", token);
        await GetAsync("me/media", token);
        await GetAsync("me/content_publishing_limit", token);
        var seen = (await Emulator.ListAsync("/_control/requests?service=instagram")).Select(request => ((string?)request!["operation"], (string?)request["method"], (int?)request["status"])).TakeLast(5);

        Assert.Equal(
            [("createContainer", "POST", 200), ("publish", "POST", 200), ("mediaRead", "GET", 200), ("mediaList", "GET", 200), ("publishingLimit", "GET", 200)],
            seen);
    }

    [Fact]
    public async Task Secrets_AreNeverInTheLog()
    {
        await Emulator.SendAsync(HttpMethod.Get, $"{Graph}/me?access_token=IGAA-emulator-canary_a");
        await Emulator.SendAsync(HttpMethod.Post, $"{Graph}/me/media", Emulator.Form(("access_token", "IGAA-emulator-canary_b"), ("caption", "kept")));
        await Emulator.SendAsync(HttpMethod.Post, $"{Graph}/me/media", Emulator.Json("""{"access_token":"IGAA-emulator-canary_c","caption":"kept"}"""));
        await Emulator.SendAsync(HttpMethod.Get, "/instagram/access_token?grant_type=ig_exchange_token&client_secret=canary_d&access_token=canary_e");
        var log = (await Emulator.SendAsync(HttpMethod.Get, "/_control/requests")).Text;

        Assert.DoesNotContain("canary", log, StringComparison.Ordinal);
        Assert.Contains("kept", log, StringComparison.Ordinal);
        Assert.Contains("access_token=***", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CutRequest_HasNoStatusAndNamesTheFault()
    {
        await Emulator.FaultAsync("""{"service":"openai","operation":"models","fault":"dropAfter"}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => Emulator.SendAsync(HttpMethod.Get, "/openai/v1/models", authorization: "Bearer sk-test"));
        var request = (await Emulator.ListAsync("/_control/requests?service=openai&operation=models"))[^1]!;

        Assert.Null(request["status"]);
        Assert.Equal("DropAfter", (string?)request["fault"]);
    }

    [Fact]
    public async Task ControlAndFeed_AreNotInTheLog()
    {
        await Emulator.SendAsync(HttpMethod.Get, "/feed");

        Assert.DoesNotContain(await Emulator.ListAsync("/_control/requests"), request => ((string)request!["path"]!).StartsWith("/feed", StringComparison.Ordinal) || ((string)request["path"]!).StartsWith("/_control", StringComparison.Ordinal));
    }
}
