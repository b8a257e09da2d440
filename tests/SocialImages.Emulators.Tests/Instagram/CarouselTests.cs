namespace SocialImages.Emulators.Tests.Instagram;

public sealed class CarouselTests(Emulator emulator, PictureHost host) : InstagramTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    [Fact]
    public async Task Carousel_KeepsTheOrderOfItsPictures()
    {
        var token = Fresh("carousel");
        var children = new List<string>();
        for (var width = 320; width < 323; width++)
            children.Add((string)(await CreateAsync(token, ("image_url", Host.Serve(Pictures.Jpeg(width))), ("is_carousel_item", "true"), ("alt_text", $"{width}"))).Json["id"]!);
        children.Reverse();
        var parent = await CreateAsync(token, ("media_type", "CAROUSEL"), ("children", string.Join(',', children)), ("caption", "Three"), ("is_ai_generated", "true"));
        var media = await PublishAsync((string)parent.Json["id"]!, token);
        var post = Assert.Single(await PublishedAsync("carousel"));
        var read = (await GetAsync($"{media.Json["id"]}?fields=media_type,children,is_ai_generated", token)).Json;

        Assert.Equal([322, 321, 320], post["children"]!.AsArray().Select(child => (int)child!["image"]!["width"]!));
        Assert.Equal(["322", "321", "320"], post["children"]!.AsArray().Select(child => (string?)child!["altText"]));
        Assert.Equal(("CAROUSEL_ALBUM", 3, true), ((string?)read["media_type"], read["children"]!["data"]!.AsArray().Count, (bool)read["is_ai_generated"]!));
        Assert.Equal(1, (int)(await GetAsync("me/content_publishing_limit", token)).Json["data"]![0]!["quota_usage"]!);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public async Task Children_AreTwoToTen(int count)
    {
        var child = await ChildAsync();

        IsRefused(await CreateAsync(Ok, ("media_type", "CAROUSEL"), ("children", string.Join(',', Enumerable.Repeat(child, count)))), 100, 2207028);
    }

    [Fact]
    public async Task Children_AreTakenAsJsonListToo()
    {
        var (first, second) = (await ChildAsync(), await ChildAsync());

        Assert.Equal(200, (await CreateAsync(Ok, ("media_type", "CAROUSEL"), ("children", $"[\"{first}\",\"{second}\"]"))).Status);
        Assert.Equal(200, (await Emulator.SendAsync(HttpMethod.Post, $"{Graph}/me/media", Emulator.Json($$"""{"media_type":"CAROUSEL","children":["{{first}}","{{second}}"]}"""), Ok)).Status);
    }

    [Fact]
    public async Task UnknownOrForeignChild_IsNotFound()
    {
        var (mine, foreign) = (await ChildAsync(), await ChildAsync(Fresh("stranger")));

        IsRefused(await CreateAsync(Ok, ("media_type", "CAROUSEL"), ("children", $"{mine},17170000000000000")), 24, 2207006);
        IsRefused(await CreateAsync(Ok, ("media_type", "CAROUSEL"), ("children", $"{mine},{foreign}")), 24, 2207006);
    }

    [Fact]
    public async Task OrdinaryContainer_IsNoChild_AndAChildIsNoPost()
    {
        var child = await ChildAsync();

        IsRefused(await CreateAsync(Ok, ("media_type", "CAROUSEL"), ("children", $"{child},{await ContainerAsync()}")), 100, null);
        IsRefused(await PublishAsync(child), 24, 2207008);
    }

    [Theory]
    [InlineData("is_ai_generated", "true")]
    [InlineData("is_ai_generated", "false")]
    [InlineData("caption", "x")]
    [InlineData("collaborators", "[\"a\"]")]
    [InlineData("location_id", "1")]
    public async Task ParentsParameter_OnAChild_IsRefused(string name, string value) =>
        IsRefused(await CreateAsync(Ok, ("image_url", Host.Serve(Pictures.Jpeg())), ("is_carousel_item", "true"), (name, value)), 100, null);

    [Fact]
    public async Task ChildCaption_MayBeIgnored()
    {
        await Emulator.SettingsAsync("""{"instagram":{"childCaption":"ignore"}}""");
        var answer = await CreateAsync(Ok, ("image_url", Host.Serve(Pictures.Jpeg())), ("is_carousel_item", "true"), ("caption", "x"));
        await Emulator.SettingsAsync("""{"instagram":{"childCaption":"reject"}}""");

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Parent_WaitsForItsChildren()
    {
        await Emulator.SettingsAsync("""{"instagram":{"pollsUntilFinished":1,"secondsUntilFinished":null}}""");
        var (first, second) = (await ChildAsync(), await ChildAsync());
        var parent = (string)(await CreateAsync(Ok, ("media_type", "CAROUSEL"), ("children", $"{first},{second}"))).Json["id"]!;
        var (unready, still) = (await StatusAsync(parent), await StatusAsync(parent));
        await StatusAsync(first);
        await StatusAsync(second);
        var ready = await StatusAsync(parent);
        await Emulator.SettingsAsync("""{"instagram":{"pollsUntilFinished":0}}""");

        Assert.Equal(("IN_PROGRESS", "IN_PROGRESS", "FINISHED"), (unready, still, ready));
    }

    [Fact]
    public async Task AltText_OnTheParent_IsRefused()
    {
        var (first, second) = (await ChildAsync(), await ChildAsync());

        IsRefused(await CreateAsync(Ok, ("media_type", "CAROUSEL"), ("children", $"{first},{second}"), ("alt_text", "x")), 100, null);
    }
}
