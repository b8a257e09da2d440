using SocialImages.Emulators.Tests.Instagram;

namespace SocialImages.Emulators.Tests.Feed;

public sealed class ShowingTheFeedTests(Emulator emulator, PictureHost host) : InstagramTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    [Fact]
    public async Task EmptyFeed_SaysSo()
    {
        await GetAsync("me", Fresh("quiet"));

        Assert.Contains("No posts yet", (await FeedAsync("quiet")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posts_AreShownNewestFirstWithCaptionAndLabel()
    {
        var token = Fresh("shown");
        await PostAsync(token, "the older one");
        var labelled = await ContainerAsync(token, "the <newer> one", ("is_ai_generated", "true"), ("alt_text", "A cup"));
        await PublishAsync(labelled, token);
        var page = (await FeedAsync("shown")).Text;

        Assert.True(page.IndexOf("the &lt;newer&gt; one", StringComparison.Ordinal) < page.IndexOf("the older one", StringComparison.Ordinal));
        Assert.Equal(1, page.Split("class=\"ai\"").Length - 1);
        Assert.Contains("alt=\"A cup\"", page, StringComparison.Ordinal);
        Assert.Contains("<b>2</b> posts", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AsksNobodyElse()
    {
        await PostAsync(Fresh("alone"));
        var page = (await FeedAsync("alone")).Text;

        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_ChangesWithEveryPost()
    {
        var before = (await Emulator.SendAsync(HttpMethod.Get, "/feed/version")).Text;
        await PostAsync(Fresh("versioned"));

        Assert.NotEqual(before, (await Emulator.SendAsync(HttpMethod.Get, "/feed/version")).Text);
    }

    [Fact]
    public async Task Post_HasItsPage_UnknownOnesHaveNot()
    {
        var media = await PostAsync(Fresh("permalinked"), "Tea @friend #tea");
        var shortcode = (string?)(await GetAsync($"{media}?fields=shortcode", Fresh("permalinked"))).Json["shortcode"];

        Assert.Contains("<span class=\"tag\">#tea</span>", (await Emulator.SendAsync(HttpMethod.Get, $"/p/{shortcode}/")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await Emulator.SendAsync(HttpMethod.Get, "/p/nothing")).Status);
    }

    private Task<Answer> FeedAsync(string account) => Emulator.SendAsync(HttpMethod.Get, $"/feed?account={account}");
}
