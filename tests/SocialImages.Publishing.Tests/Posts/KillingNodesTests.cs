using SocialImages.Domain.Posts;
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
