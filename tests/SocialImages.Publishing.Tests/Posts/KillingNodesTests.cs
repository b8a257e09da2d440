using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Delivery;
using SocialImages.Publishing.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>A node dies by SIGKILL at one point; another takes over. The post goes out exactly once and its id is known.</summary>
public abstract class KillingNodes
{
    protected static async Task AssertAnotherNodeEndsTheWorkAsync(string failpoint)
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(from: Soon);
        await using (var victim = WorkerProcess.Start(dock, failpoint))
            await victim.WaitForDeathAsync();

        var post = await dock.RunAsync(id);

        await AssertOutOnceAsync(dock, post);
    }

    // The worker's clock is real: only long enough that it does not begin late.
    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private protected static async Task<PublishedPost> AssertOutOnceAsync(Dock dock, Post post)
    {
        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal((PostStatus.Published, published.Id, published.Permalink), (post.Status, post.InstagramMediaId, post.Permalink));
        Assert.Equal(1, published.PublishCount);
        Assert.True(published.PublishedAt >= post.ScheduledFor);
        return published;
    }
}

// Classes run beside each other, the cases of one class one after the other.
public sealed class KillingDeliveriesTests : KillingNodes
{
    [Theory]
    [InlineData("claim.taken")]
    [InlineData("deliver.before")]
    [InlineData("deliver.uploaded")]
    [InlineData("deliver.saved")]
    public Task KilledAtAPoint_AnotherNodeEndsTheWork(string failpoint) => AssertAnotherNodeEndsTheWorkAsync(failpoint);
}

public sealed class KillingContainersTests : KillingNodes
{
    [Theory]
    [InlineData("container.before")]
    [InlineData("container.created")]
    [InlineData("container.saved")]
    [InlineData("poll.before")]
    [InlineData("poll.read")]
    [InlineData("poll.saved")]
    public Task KilledAtAPoint_AnotherNodeEndsTheWork(string failpoint) => AssertAnotherNodeEndsTheWorkAsync(failpoint);
}

public sealed class KillingPublishersTests : KillingNodes
{
    [Theory]
    [InlineData("intent.before")]
    [InlineData("intent.saved")]
    [InlineData("publish.answered")]
    [InlineData("publish.saved")]
    [InlineData("permalink.before")]
    [InlineData("run.done")]
    public Task KilledAtAPoint_AnotherNodeEndsTheWork(string failpoint) => AssertAnotherNodeEndsTheWorkAsync(failpoint);
}

public sealed class KillingInvestigatorsTests : KillingNodes
{
    [Theory]
    [InlineData("reconcile.read")]
    [InlineData("reconcile.saved")]
    public async Task KilledWhileFindingOut_AnotherNodeFindsOut(string failpoint)
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(from: Soon);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "dropAfter"));
        await using (var victim = WorkerProcess.Start(dock, failpoint))
            await victim.WaitForDeathAsync();

        var post = await dock.RunAsync(id);

        await AssertOutOnceAsync(dock, post);
    }

    [Fact]
    public async Task NodeToldToStop_LeavesNothingClaimed()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(from: Soon);
        await using (var node = WorkerProcess.Start(dock))
            Assert.Equal(0, await node.StopAsync());

        Assert.Null((await dock.PostAsync(id)).LeaseUntil);
        await AssertOutOnceAsync(dock, await dock.RunAsync(id));
    }
}

public sealed class KillingCarouselsTests : KillingNodes
{
    [Theory]
    [InlineData("child.before")]
    [InlineData("child.created")]
    [InlineData("container.created")]
    [InlineData("publish.answered")]
    public async Task CarouselKilledAtAPoint_IsCompleteAndInOrder(string failpoint)
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(pictures: 3, from: Soon);
        await using (var victim = WorkerProcess.Start(dock, failpoint))
            await victim.WaitForDeathAsync();

        var post = await dock.RunAsync(id);

        var published = await AssertOutOnceAsync(dock, post);
        Assert.Equal(["Loaf 1", "Loaf 2", "Loaf 3"], published.Children.Select(child => child.AltText));
    }
}

public sealed class KillingGatesTests : KillingNodes
{
    [Theory]
    [InlineData("approval.before")]
    [InlineData("approval.saved")]
    public async Task KilledForLackOfAnApproval_GoesOutOnceItIsGiven(string failpoint)
    {
        await using var dock = await Dock.StartAsync();
        await dock.RequireApprovalAsync();
        var id = await dock.ScheduleAsync(from: Soon);
        await using (var victim = WorkerProcess.Start(dock, failpoint))
            await victim.WaitForDeathAsync();

        await dock.RunAsync(id, post => post.Problems.Any(problem => problem.Code == PostProblemCode.ApprovalMissing));
        Assert.Empty(await dock.Outside.PublishedAsync());
        await dock.ApproveAsync(id);

        await AssertOutOnceAsync(dock, await dock.RunAsync(id));
    }

    [Theory]
    [InlineData("quota.before")]
    [InlineData("quota.saved")]
    public async Task KilledForLackOfQuota_GoesOutOnceThereIsSome(string failpoint)
    {
        await using var dock = await Dock.StartAsync();
        await dock.Outside.SetAsync(new { instagram = new { quotaTotal = 0 } });
        var id = await dock.ScheduleAsync(from: Soon);
        await using (var victim = WorkerProcess.Start(dock, failpoint))
            await victim.WaitForDeathAsync();

        await dock.RunAsync(id, post => post.Problems.Any(problem => problem.Code == PostProblemCode.QuotaReached));
        Assert.Empty(await dock.Outside.PublishedAsync());
        await dock.Outside.SetAsync(new { instagram = new { quotaTotal = 50 } });

        await AssertOutOnceAsync(dock, await dock.RunAsync(id));
    }
}

public sealed class KillingCleanersTests : KillingNodes
{
    [Theory]
    [InlineData("cleanup.before")]
    [InlineData("cleanup.removed")]
    public async Task KilledWhileCleaningUp_TheDeliveredCopyIsGoneInTheEnd(string failpoint)
    {
        await using var dock = await Dock.StartAsync(services => services.Configure<PictureDeliveryOptions>(options => options.DeleteAfterPublishing = true));
        var id = await dock.ScheduleAsync(from: Soon);
        await using (var victim = WorkerProcess.Start(dock, failpoint))
            await victim.WaitForDeathAsync();

        var post = await dock.RunAsync(id);

        await AssertOutOnceAsync(dock, post);
        using var reader = new HttpClient();
        using var copy = await reader.GetAsync(new Uri(post.Images[0].PreparedUrl!));
        Assert.Equal(HttpStatusCode.NotFound, copy.StatusCode);
    }
}

public sealed class KillingRepeatersTests : KillingNodes
{
    [Theory]
    [InlineData("repeat.before")]
    [InlineData("repeat.won")]
    [InlineData("repeat.copied")]
    [InlineData("repeat.saved")]
    public async Task KilledWhileRepeating_LeavesOneFollowingPost(string failpoint)
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync();
        await dock.RescheduleAsync(id, TimeSpan.FromMinutes(5), repeat: new PostRepeat(RepeatInterval.Daily, null));
        await using (var victim = WorkerProcess.Start(dock, failpoint))
            await victim.WaitForDeathAsync();

        await dock.Node.GetRequiredService<PostRepeater>().RepeatDueAsync(CancellationToken.None);
        var first = await dock.RunAsync(id);

        await AssertOutOnceAsync(dock, first);
        var following = Assert.Single(await dock.AskAsync(context => context.Posts.AsNoTracking().Where(post => post.Id != id).ToListAsync()));
        Assert.Equal(following.Id, first.NextOccurrenceId);
        Assert.Equal((PostStatus.Scheduled, first.ScheduledFor + TimeSpan.FromDays(1)), (following.Status, following.ScheduledFor));
    }
}

public sealed class KillingHoldersTests : KillingNodes
{
    [Fact]
    public async Task KilledWithClaimedPostsWaiting_AnotherNodeTakesThemAll()
    {
        await using var dock = await Dock.StartAsync(services => services.Configure<PublishingOptions>(options => options.PublishLanes = 1));
        var ids = await dock.ReadyAtOnceAsync([.. Enumerable.Range(0, 5).Select(i => ($"Loaf {i}", dock.AccountId))]);
        await using (var victim = WorkerProcess.Start(dock, "publish.answered"))
            await victim.WaitForDeathAsync();
        Assert.Equal(5, await dock.AskAsync(context => context.Posts.CountAsync(post => post.LeaseUntil != null)));

        foreach (var id in ids)
            Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);

        var published = await dock.Outside.PublishedAsync();
        Assert.Equal(["Loaf 0", "Loaf 1", "Loaf 2", "Loaf 3", "Loaf 4"], published.Select(post => post.Caption).Order());
        Assert.All(published, post => Assert.Equal(1, post.PublishCalls));
    }
}
