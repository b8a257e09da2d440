using SocialImages.Domain.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

public sealed class ApprovingPostsTests
{
    [Fact]
    public async Task WithoutApproval_NothingGoesOutUntilItIsGiven()
    {
        await using var dock = await ReadyDockAsync();
        var id = await dock.ScheduleAsync();

        var late = await dock.RunAsync(id, post => post.Problems.Any(problem => problem.Code == "APPROVAL_MISSING"));
        Assert.Equal(PostStatus.Ready, late.Status);
        Assert.Equal(("APPROVAL_MISSING", id), await NoticeAsync(dock));
        Assert.Equal(0, await dock.Outside.CountAsync("instagram", "publish"));

        await dock.ApproveAsync(id);
        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
        Assert.Empty(await dock.NoticesAsync());
    }

    [Fact]
    public async Task ApprovedInTime_GoesOutOnTime()
    {
        await using var dock = await ReadyDockAsync();
        var id = await dock.ScheduleAsync();
        await dock.ApproveAsync(id);

        var post = await dock.RunAsync(id);

        Assert.Equal(PostStatus.Published, post.Status);
        Assert.InRange(post.PublishedAt!.Value - post.ScheduledFor!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task EditAfterApproval_TakesItBack()
    {
        await using var dock = await ReadyDockAsync();
        var id = await dock.ScheduleAsync();
        await dock.ApproveAsync(id);
        await dock.EditCaptionAsync(id, "Other words");
        await dock.EditCaptionAsync(id, Writing.Caption);

        await dock.RunAsync(id, post => post.Problems.Any(problem => problem.Code == "APPROVAL_MISSING"));

        Assert.Empty(await dock.Outside.PublishedAsync());
    }

    [Fact]
    public async Task NobodyApprovesForADay_FailsWithTheReason()
    {
        await using var dock = await ReadyDockAsync();
        var id = await dock.ScheduleAsync();

        var late = await dock.RunAsync(id, post => post.Problems.Any(problem => problem.Code == "APPROVAL_MISSING"));
        await dock.PassAsync(late.ScheduledFor!.Value + TimeSpan.FromHours(25) - dock.Clock.GetUtcNow());
        var post = await dock.RunAsync(id);

        Assert.Equal((PostStatus.Failed, "TOO_LATE"), (post.Status, post.Problems[^1].Code));
        Assert.Equal(0, await dock.Outside.CountAsync("instagram", "publish"));
    }

    private static async Task<Dock> ReadyDockAsync()
    {
        var dock = await Dock.StartAsync();
        await dock.RequireApprovalAsync();
        return dock;
    }

    private static async Task<(string, Guid?)> NoticeAsync(Dock dock)
    {
        var notice = Assert.Single(await dock.NoticesAsync());
        return (notice.Code, notice.PostId);
    }
}
