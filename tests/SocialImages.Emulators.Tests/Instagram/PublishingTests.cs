using System.Security.Cryptography;

namespace SocialImages.Emulators.Tests.Instagram;

public sealed class PublishingTests(Emulator emulator, PictureHost host) : InstagramTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    [Fact]
    public async Task Post_IsOnInstagramWithItsBytes()
    {
        var file = Pictures.Jpeg(1080, 1350);
        var token = Fresh("bytes_account");
        var created = await CreateAsync(token, ("image_url", Host.Serve(file)), ("caption", "Hello"), ("alt_text", "Tea"), ("is_ai_generated", "true"));
        var published = await PublishAsync((string)created.Json["id"]!, token);
        var post = Assert.Single(await PublishedAsync("bytes_account"));

        Assert.Equal((string?)published.Json["id"], (string?)post["id"]);
        Assert.NotEqual((string?)created.Json["id"], (string?)post["id"]);
        Assert.Equal(("Hello", "Tea", true), ((string?)post["caption"], (string?)post["altText"], (bool)post["isAiGenerated"]!));
        var image = post["image"]!;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), (string?)image["sha256"]);
        Assert.Equal((file.Length, "jpeg", 1080, 1350), ((int)image["size"]!, (string?)image["format"], (int)image["width"]!, (int)image["height"]!));
        Assert.Equal(1, (int)post["publishCount"]!);
        Assert.Equal(file, (await Emulator.SendAsync(HttpMethod.Get, (string)image["bytesUrl"]!)).Bytes);
    }

    [Fact]
    public async Task Status_FinishesAfterThatManyPolls()
    {
        await Emulator.SettingsAsync("""{"instagram":{"pollsUntilFinished":2,"secondsUntilFinished":null}}""");
        var container = await ContainerAsync();
        var early = await PublishAsync(container);
        var statuses = new List<string>();
        for (var poll = 0; poll < 3; poll++) statuses.Add(await StatusAsync(container));
        var published = await PublishAsync(container);
        await Emulator.SettingsAsync("""{"instagram":{"pollsUntilFinished":0}}""");

        IsRefused(early, 9007, 2207027);
        Assert.Equal(("Media ID is not available", "Cannot Publish"), ((string?)early.Error["message"], (string?)early.Error["error_user_title"]));
        Assert.Equal(["IN_PROGRESS", "IN_PROGRESS", "FINISHED"], statuses);
        Assert.Equal(200, published.Status);
        Assert.Equal("PUBLISHED", await StatusAsync(container));
    }

    [Fact]
    public async Task Status_FinishesAfterThatManySeconds()
    {
        await Emulator.SettingsAsync("""{"instagram":{"pollsUntilFinished":null,"secondsUntilFinished":30}}""");
        var container = await ContainerAsync();
        var before = await StatusAsync(container);
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":31}""");
        var after = await StatusAsync(container);
        await Emulator.SettingsAsync("""{"instagram":{"pollsUntilFinished":0}}""");

        Assert.Equal(("IN_PROGRESS", "FINISHED"), (before, after));
    }

    [Fact]
    public async Task Container_MayFail()
    {
        await Emulator.SettingsAsync("""{"instagram":{"containerErrorSubcode":2207082}}""");
        var container = await ContainerAsync();
        await Emulator.SettingsAsync("""{"instagram":{"containerErrorSubcode":null}}""");

        Assert.Equal("Error: Media upload has failed with error code 2207082", (string?)(await GetAsync($"{container}?fields=status")).Json["status"]);
        IsRefused(await PublishAsync(container), -1, 2207032);
    }

    [Fact]
    public async Task Container_ExpiresAfterADay()
    {
        var container = await ContainerAsync();
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":86400}""");

        Assert.Equal("EXPIRED", await StatusAsync(container));
        IsRefused(await PublishAsync(container), 24, 2207008);
    }

    [Fact]
    public async Task PublishedContainer_NeverExpires()
    {
        var container = await ContainerAsync();
        await PublishAsync(container);
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":90000}""");

        Assert.Equal("PUBLISHED", await StatusAsync(container));
    }

    [Fact]
    public async Task StatusRead_NeverNamesTheMedia()
    {
        var container = await ContainerAsync();
        var media = (string)(await PublishAsync(container)).Json["id"]!;

        Assert.DoesNotContain(media, (await GetAsync($"{container}?fields=id,status,status_code")).Text, StringComparison.Ordinal);
        IsRefused(await GetAsync($"{container}?fields=media_id"), 100, null);
    }

    [Fact]
    public async Task UnknownContainer_IsRefused()
    {
        IsRefused(await PublishAsync("17170000000000000"), 24, 2207008);
        IsRefused(await Emulator.SendAsync(HttpMethod.Post, $"{Graph}/me/media_publish", Emulator.Form(), Ok), 100, null);
        IsRefused(await GetAsync("17170000000000000?fields=status_code"), 100, 33);
    }

    [Fact]
    public async Task AnotherAccountsContainer_IsUnknown()
    {
        var container = await ContainerAsync(Fresh("owner"));

        IsRefused(await PublishAsync(container, Fresh("thief")), 24, 2207008);
        IsRefused(await GetAsync($"{container}?fields=status_code", Fresh("thief")), 100, 33);
    }

    [Fact]
    public async Task SecondPublish_Duplicates_OrNot_AsSet()
    {
        var token = Fresh("twice");
        var container = await ContainerAsync(token);
        var first = (string?)(await PublishAsync(container, token)).Json["id"];
        var second = (string?)(await PublishAsync(container, token)).Json["id"];
        await Emulator.SettingsAsync("""{"instagram":{"secondPublish":"sameId"}}""");
        var third = (string?)(await PublishAsync(container, token)).Json["id"];
        await Emulator.SettingsAsync("""{"instagram":{"secondPublish":"refuse"}}""");
        var fourth = await PublishAsync(container, token);
        await Emulator.SettingsAsync("""{"instagram":{"secondPublish":"duplicate"}}""");
        var posts = await PublishedAsync("twice");

        Assert.NotEqual(first, second);
        Assert.Equal(first, third);
        IsRefused(fourth, 24, 2207008);
        Assert.Equal([2, 2], posts.Select(post => (int)post["publishCount"]!));
        Assert.All(posts, post => Assert.Equal(4, (int)post["publishCalls"]!));
    }

    [Fact]
    public async Task Quota_IsToldAndEnforced_AndSlides()
    {
        var token = Fresh("quota");
        await Emulator.SettingsAsync("""{"instagram":{"quotaTotal":2}}""");
        await PostAsync(token);
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":3600}""");
        await PostAsync(token);
        var container = await ContainerAsync(token);
        var refused = await PublishAsync(container, token);
        var limit = (await GetAsync("me/content_publishing_limit?fields=quota_usage,config", token)).Json["data"]![0]!;
        await Emulator.SettingsAsync("""{"clockAdvanceSeconds":82801}""");
        var later = await PublishAsync(container, token);
        await Emulator.SettingsAsync("""{"instagram":{"quotaTotal":100}}""");

        IsRefused(refused, 9, 2207042);
        Assert.Equal((2, 2, 86_400), ((int)limit["quota_usage"]!, (int)limit["config"]!["quota_total"]!, (int)limit["config"]!["quota_duration"]!));
        Assert.Equal(200, later.Status);
    }

    [Fact]
    public async Task LimitWithoutFields_HasUsageOnly()
    {
        var item = Assert.Single((await GetAsync("me/content_publishing_limit", Fresh("limit"))).Json["data"]!.AsArray())!;

        Assert.Equal("quota_usage", Assert.Single(item.AsObject()).Key);
        Assert.Equal(400, (await GetAsync("me/content_publishing_limit?since=1", Fresh("limit"))).Status);
    }

    [Fact]
    public async Task RestrictedAccount_IsRefused()
    {
        var token = Fresh("restricted");
        var container = await ContainerAsync(token);
        await Emulator.ControlAsync("/_control/instagram/accounts", """{"username":"restricted","restricted":true}""");

        IsRefused(await PublishAsync(container, token), 25, 2207050);
        Assert.Empty(await PublishedAsync("restricted"));
    }

    [Fact]
    public async Task ManyPublishersAtOnce_NeverPassTheQuota()
    {
        var token = Fresh("race");
        await Emulator.SettingsAsync("""{"instagram":{"quotaTotal":3}}""");
        var containers = new List<string>();
        for (var number = 0; number < 8; number++) containers.Add(await ContainerAsync(token));
        var answers = await Task.WhenAll(containers.Select(container => PublishAsync(container, token)));
        await Emulator.SettingsAsync("""{"instagram":{"quotaTotal":100}}""");

        Assert.Equal(3, answers.Count(answer => answer.Status == 200));
        Assert.Equal(3, (await PublishedAsync("race")).Count);
    }
}
