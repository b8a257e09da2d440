using SocialImages.Domain.Notices;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>Nobody could find out whether a post is out; a person looks and says so.</summary>
public sealed class ResolvingPostsTests
{
    [Fact]
    public async Task NothingReadable_AsksAPersonInANotice()
    {
        await using var dock = await Dock.StartAsync();
        var id = await InReviewAsync(dock, published: false);

        var notice = Assert.Single(await dock.NoticesAsync());

        Assert.Equal(("OUTCOME_UNKNOWN", NoticeSeverity.Error, id, dock.AccountId), (notice.Code, notice.Severity, notice.PostId, notice.InstagramAccountId));
        Assert.Contains("RETRY", notice.Action, StringComparison.Ordinal);
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "publish"));
    }

    [Fact]
    public async Task ResolvedAsPublished_FindsItsMediaIdAndSendsNothing()
    {
        await using var dock = await Dock.StartAsync();
        var id = await InReviewAsync(dock, published: true);
        await dock.Outside.HealAsync();

        await dock.ResolveAsync(id, PostResolution.Published);
        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal((PostStatus.Published, published.Id, published.Permalink), (post.Status, post.InstagramMediaId, post.Permalink));
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "publish"));
        Assert.Empty(await dock.NoticesAsync());
    }

    [Fact]
    public async Task ResolvedAsRetry_PublishesOnceWithANewContainer()
    {
        await using var dock = await Dock.StartAsync();
        var id = await InReviewAsync(dock, published: false);
        await dock.Outside.HealAsync();

        await dock.ResolveAsync(id, PostResolution.Retry);
        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal((PostStatus.Published, published.Id), (post.Status, post.InstagramMediaId));
        Assert.Equal(2, await dock.Outside.CountAsync("instagram", "createContainer"));
        Assert.Empty(await dock.NoticesAsync());
    }

    [Theory]
    [InlineData(PostResolution.Published)]
    [InlineData(PostResolution.Retry)]
    public async Task PostThatNeedsNoReview_CannotBeResolved(PostResolution resolution)
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();

        await Assert.ThrowsAsync<PostNotEditableException>(() => dock.ResolveAsync(id, resolution));

        Assert.Equal(PostStatus.Scheduled, (await dock.PostAsync(id)).Status);
    }

    private static async Task<Guid> InReviewAsync(Dock dock, bool published)
    {
        var id = await dock.ScheduleAsync();
        await dock.RunAsync(id, post => post.Status == PostStatus.Ready);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", published ? "dropAfter" : "dropBefore", times: 0));
        await dock.Outside.MisbehaveAsync(Faults.Instagram("containerStatus", "status", times: 0));
        await dock.Outside.MisbehaveAsync(Faults.Instagram("mediaList", "status", times: 0));
        Assert.Equal(PostStatus.NeedsReview, (await dock.RunAsync(id)).Status);
        return id;
    }
}
