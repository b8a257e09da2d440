using SocialImages.Domain.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

public sealed class PublishingPostsTests
{
    [Fact]
    public async Task ScheduledPost_GoesOutOnceAtItsTimeWithTheCheckedPicture()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();

        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal(PostStatus.Published, post.Status);
        Assert.Equal(published.Id, post.InstagramMediaId);
        Assert.Equal(published.Permalink, post.Permalink);
        Assert.Equal(Writing.Caption, published.Caption);
        Assert.Equal("Loaf 1", published.AltText);
        Assert.False(published.IsAiGenerated);
        Assert.Equal(post.Images[0].PreparedHash!.Value.Hex, published.Image!.Sha256);
        Assert.Equal(post.Images[0].PreparedUrl, published.Image.SourceUrl);
        Assert.Equal((1, 1), (published.PublishCount, published.PublishCalls));
        Assert.True(published.PublishedAt >= post.ScheduledFor);
        Assert.Empty(post.Problems);
        Assert.Equal(
            ["deliver ok", "container ok", "poll ok", "intent ok", "publish ok", "permalink ok"],
            await dock.HistoryAsync(id));
    }
}
