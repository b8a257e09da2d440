using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Delivery;
using SocialImages.Publishing.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>
/// A node dies by SIGKILL while posts stand at all the points of their way, one at each; another takes over. Every post goes out
/// exactly once and its id is known.
/// </summary>
public abstract class KillingNodes
{
    // The worker's clock is real: only long enough that it does not begin late.
    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private protected static async Task<List<Guid>> ScheduleAsync(Dock dock, int count, int pictures = 1)
    {
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
            ids.Add(await dock.ScheduleAsync(pictures, caption: $"Loaf {i}", from: Soon));
        return ids;
    }

    private protected static async Task KillAsync(Dock dock, params string[] failpoints)
    {
        await using var victim = WorkerProcess.StartVictim(dock, failpoints);
        await victim.WaitForDeathAsync();
    }

    private protected static async Task<IReadOnlyList<Post>> RunAllAsync(Dock dock, IReadOnlyList<Guid> ids, Func<Post, bool>? until = null)
    {
        var posts = new List<Post>();
        foreach (var id in ids)
            posts.Add(await dock.RunAsync(id, until));
        return posts;
    }

    private protected static async Task<IReadOnlyList<PublishedPost>> AssertOutOnceAsync(Dock dock, IReadOnlyList<Post> posts)
    {
        var published = (await dock.Outside.PublishedAsync()).OrderBy(post => post.Caption, StringComparer.Ordinal).ToList();
        Assert.Equal(posts.Select(post => post.Caption).Order(StringComparer.Ordinal), published.Select(post => post.Caption));
        foreach (var post in posts)
        {
            var outside = Assert.Single(published, found => found.Caption == post.Caption);
            Assert.Equal((PostStatus.Published, outside.Id, outside.Permalink), (post.Status, post.InstagramMediaId, post.Permalink));
            Assert.Equal(1, outside.PublishCount);
            Assert.True(outside.PublishedAt >= post.ScheduledFor);
        }

        return published;
    }
}

public sealed class KillingPublishersTests : KillingNodes
{
    private static readonly string[] Failpoints =
    [
        "claim.taken", "deliver.before", "deliver.uploaded", "deliver.saved",
        "container.before", "container.created", "container.saved", "poll.before", "poll.read", "poll.saved",
        "intent.before", "intent.saved", "publish.answered", "publish.saved", "permalink.before", "run.done",
    ];

    [Fact]
    public async Task KilledWithAPostAtEveryPoint_AnotherNodeEndsTheWork()
    {
        await using var dock = await Dock.StartAsync();
        var ids = await ScheduleAsync(dock, Failpoints.Length);
        await KillAsync(dock, Failpoints);

        var posts = await RunAllAsync(dock, ids);

        await AssertOutOnceAsync(dock, posts);
    }
}

public sealed class KillingInvestigatorsTests : KillingNodes
{
    [Fact]
    public async Task KilledWhileFindingOut_AnotherNodeFindsOut()
    {
        await using var dock = await Dock.StartAsync();
        var ids = await ScheduleAsync(dock, 2);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "dropAfter", times: 2));
        await KillAsync(dock, "reconcile.read", "reconcile.saved");

        var posts = await RunAllAsync(dock, ids);

        await AssertOutOnceAsync(dock, posts);
    }

    [Fact]
    public async Task NodeToldToStop_LeavesNothingClaimed()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(from: Soon);
        await using (var node = WorkerProcess.Start(dock))
            Assert.Equal(0, await node.StopAsync());

        Assert.Null((await dock.PostAsync(id)).LeaseUntil);
        await AssertOutOnceAsync(dock, await RunAllAsync(dock, [id]));
    }
}

public sealed class KillingCarouselsTests : KillingNodes
{
    private static readonly string[] Failpoints = ["child.before", "child.created", "container.created", "publish.answered"];

    [Fact]
    public async Task CarouselsKilledAtEveryPoint_AreCompleteAndInOrder()
    {
        await using var dock = await Dock.StartAsync();
        var ids = await ScheduleAsync(dock, Failpoints.Length, pictures: 3);
        await KillAsync(dock, Failpoints);

        var posts = await RunAllAsync(dock, ids);

        var published = await AssertOutOnceAsync(dock, posts);
        Assert.All(published, post => Assert.Equal(["Loaf 1", "Loaf 2", "Loaf 3"], post.Children.Select(child => child.AltText)));
    }
}

public sealed class KillingGatesTests : KillingNodes
{
    [Fact]
    public async Task KilledForLackOfAnApproval_GoesOutOnceItIsGiven()
    {
        await using var dock = await Dock.StartAsync();
        await dock.RequireApprovalAsync();
        var ids = await ScheduleAsync(dock, 2);
        await KillAsync(dock, "approval.before", "approval.saved");

        await RunAllAsync(dock, ids, post => post.Problems.Any(problem => problem.Code == PostProblemCode.ApprovalMissing));
        Assert.Empty(await dock.Outside.PublishedAsync());
        foreach (var id in ids)
            await dock.ApproveAsync(id);

        await AssertOutOnceAsync(dock, await RunAllAsync(dock, ids));
    }

    [Fact]
    public async Task KilledForLackOfQuota_GoesOutOnceThereIsSome()
    {
        await using var dock = await Dock.StartAsync();
        await dock.Outside.SetAsync(new { instagram = new { quotaTotal = 0 } });
        var ids = await ScheduleAsync(dock, 2);
        await KillAsync(dock, "quota.before", "quota.saved");

        await RunAllAsync(dock, ids, post => post.Problems.Any(problem => problem.Code == PostProblemCode.QuotaReached));
        Assert.Empty(await dock.Outside.PublishedAsync());
        await dock.Outside.SetAsync(new { instagram = new { quotaTotal = 50 } });

        await AssertOutOnceAsync(dock, await RunAllAsync(dock, ids));
    }
}

public sealed class KillingCleanersTests : KillingNodes
{
    [Fact]
    public async Task KilledWhileCleaningUp_TheDeliveredCopiesAreGoneInTheEnd()
    {
        await using var dock = await Dock.StartAsync(services => services.Configure<PictureDeliveryOptions>(options => options.DeleteAfterPublishing = true));
        var ids = await ScheduleAsync(dock, 2);
        await KillAsync(dock, "cleanup.before", "cleanup.removed");

        var posts = await RunAllAsync(dock, ids);

        await AssertOutOnceAsync(dock, posts);
        using var reader = new HttpClient();
        foreach (var post in posts)
        {
            using var copy = await reader.GetAsync(new Uri(post.Images[0].PreparedUrl!));
            Assert.Equal(HttpStatusCode.NotFound, copy.StatusCode);
        }
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
        await KillAsync(dock, failpoint);

        await dock.Node.GetRequiredService<PostRepeater>().RepeatDueAsync(CancellationToken.None);
        var first = await dock.RunAsync(id);

        await AssertOutOnceAsync(dock, [first]);
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
        await KillAsync(dock, "publish.answered");
        Assert.Equal(5, await dock.AskAsync(context => context.Posts.CountAsync(post => post.LeaseUntil != null)));

        foreach (var id in ids)
            Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);

        var published = await dock.Outside.PublishedAsync();
        Assert.Equal(["Loaf 0", "Loaf 1", "Loaf 2", "Loaf 3", "Loaf 4"], published.Select(post => post.Caption).Order());
        Assert.All(published, post => Assert.Equal(1, post.PublishCalls));
    }
}
