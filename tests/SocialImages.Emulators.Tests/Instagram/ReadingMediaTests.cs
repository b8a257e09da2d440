namespace SocialImages.Emulators.Tests.Instagram;

public sealed class ReadingMediaTests(Emulator emulator, PictureHost host) : InstagramTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    [Fact]
    public async Task Media_ReadsBack()
    {
        var media = await PostAsync(caption: "Hello #tea");
        var json = (await GetAsync($"{media}?fields=id,permalink,shortcode,caption,timestamp,media_type,media_product_type,media_url,username,is_ai_generated")).Json;

        Assert.Equal($"{Emulator.Address}p/{json["shortcode"]}/", (string?)json["permalink"]);
        Assert.Matches(@"^2026-11-21T12:\d\d:\d\d\+0000$", (string?)json["timestamp"]);
        Assert.Equal(("IMAGE", "FEED", "demo_cafe"), ((string?)json["media_type"], (string?)json["media_product_type"], (string?)json["username"]));
        Assert.Equal(200, (await Emulator.SendAsync(HttpMethod.Get, (string)json["media_url"]!)).Status);
        Assert.Equal(200, (await Emulator.SendAsync(HttpMethod.Get, ((string)json["permalink"]!).TrimEnd('/'))).Status);
    }

    [Fact]
    public async Task Permalink_MayLookLikeInstagrams()
    {
        var media = await PostAsync();
        await Emulator.SettingsAsync("""{"instagram":{"permalinkBase":"https://www.instagram.com"}}""");
        var json = (await GetAsync($"{media}?fields=permalink")).Json;
        await Emulator.SettingsAsync("""{"instagram":{"permalinkBase":null}}""");

        Assert.Matches("^https://www.instagram.com/p/[A-Za-z0-9_-]{11}/$", (string?)json["permalink"]);
    }

    [Fact]
    public async Task Fields_DecideWhatComes()
    {
        var media = await PostAsync();

        Assert.Equal("id", Assert.Single((await GetAsync(media)).Json.AsObject()).Key);
        Assert.Equal(["caption", "id"], (await GetAsync($"{media}?fields=caption")).Json.AsObject().Select(field => field.Key));
        IsRefused(await GetAsync($"{media}?fields=colour"), 100, null);
    }

    [Fact]
    public async Task UnknownMedia_Is100And33()
    {
        IsRefused(await GetAsync("18180000000000000?fields=id"), 100, 33);
        IsRefused(await GetAsync($"{await PostAsync(Fresh("somebody"))}?fields=id"), 100, 33);
    }

    [Fact]
    public async Task FreshPost_MayFailToReadForAWhile()
    {
        await Emulator.SettingsAsync("""{"instagram":{"mediaReadFailures":2}}""");
        var media = await PostAsync();
        var statuses = new List<int>();
        for (var read = 0; read < 3; read++) statuses.Add((await GetAsync($"{media}?fields=permalink")).Status);
        await Emulator.SettingsAsync("""{"instagram":{"mediaReadFailures":0}}""");

        Assert.Equal([400, 400, 200], statuses);
    }

    [Fact]
    public async Task List_IsNewestFirstAndPaged()
    {
        var token = Fresh("lister");
        var posts = new List<string>();
        for (var post = 0; post < 5; post++) posts.Add(await PostAsync(token, $"{post}"));
        var first = (await GetAsync("me/media?fields=id,caption&limit=2", token)).Json;
        var second = (await Emulator.SendAsync(HttpMethod.Get, (string)first["paging"]!["next"]!)).Json;
        var third = (await GetAsync($"me/media?fields=caption&limit=2&after={second["paging"]!["cursors"]!["after"]}", token)).Json;

        Assert.Equal(["4", "3"], first["data"]!.AsArray().Select(post => (string?)post!["caption"]));
        Assert.Equal(["2", "1"], second["data"]!.AsArray().Select(post => (string?)post!["caption"]));
        Assert.Equal(posts[0], (string?)Assert.Single(third["data"]!.AsArray())!["id"]);
        Assert.Null(third["paging"]!["next"]);
    }

    [Fact]
    public async Task List_TakesSinceAndUntil()
    {
        var token = Fresh("timed");
        await PostAsync(token, "old");
        var later = DateTimeOffset.Parse((string)(await Emulator.SendAsync(HttpMethod.Get, "/_control/settings")).Json["now"]!, provider: null).ToUnixTimeSeconds() + 50;
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":100}""");
        await PostAsync(token, "new");

        Assert.Equal("new", (string?)Assert.Single((await GetAsync($"me/media?fields=caption&since={later}", token)).Json["data"]!.AsArray())!["caption"]);
        Assert.Equal("old", (string?)Assert.Single((await GetAsync($"me/media?fields=caption&until={later}", token)).Json["data"]!.AsArray())!["caption"]);
    }

    [Fact]
    public async Task Account_ReadsBack()
    {
        var json = (await GetAsync("me?fields=id,user_id,username,account_type,media_count", Fresh("reader_1"))).Json;

        Assert.Equal(("reader_1", "BUSINESS", 0), ((string?)json["username"], (string?)json["account_type"], (int)json["media_count"]!));
        Assert.Matches("^1784[0-9]{13}$", (string?)json["user_id"]);
        Assert.NotEqual((string?)json["id"], (string?)json["user_id"]);
    }

    [Fact]
    public async Task UnknownEdge_IsRefused() => IsRefused(await GetAsync("me/insights"), 100, 33);

    [Fact]
    public async Task UsageHeaders_AreOnEveryAnswer()
    {
        var answer = await GetAsync("me?fields=id");

        Assert.Contains("call_count", answer.Headers["x-app-usage"], StringComparison.Ordinal);
        Assert.Contains("estimated_time_to_regain_access", answer.Headers["x-business-use-case-usage"], StringComparison.Ordinal);
        Assert.Contains("x-fb-trace-id", answer.Headers.Keys);
    }

    [Fact]
    public async Task TooManyCalls_Are80002()
    {
        var token = Fresh("caller");
        await Emulator.SettingsAsync("""{"instagram":{"callLimit":2}}""");
        var answers = new List<Answer>();
        for (var call = 0; call < 3; call++) answers.Add(await GetAsync("me?fields=id", token));
        await Emulator.SettingsAsync("""{"instagram":{"callLimit":48000}}""");

        Assert.Equal([200, 200, 400], answers.Select(answer => answer.Status));
        IsRefused(answers[2], 80002, null);
        Assert.Contains("\"call_count\":100", answers[1].Headers["x-app-usage"], StringComparison.Ordinal);
    }
}
