using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>Several nodes, the same posts.</summary>
public sealed class SharingWorkTests
{
    [Fact]
    public async Task TwoNodesAndOneKilledMidway_EveryPostIsOutOnce()
    {
        await using var dock = await Dock.StartAsync();
        // How many posts it takes depends on the machine; the account's day shall hold them all.
        await dock.Outside.SetAsync(new { instagram = new { quotaTotal = 10_000, containerLimit = 10_000 } });
        var ids = new List<Guid>();
        await using (var survivor = WorkerProcess.Start(dock))
        {
            await using (var victim = WorkerProcess.Start(dock, "publish.answered"))
            {
                // Which node takes a post is chance: there are new ones until the victim has had one.
                var death = victim.WaitForDeathAsync();
                while (ids.Count < 8 || !death.IsCompleted)
                {
                    ids.Add(await dock.ScheduleAsync(caption: $"Loaf number {ids.Count}", from: TimeSpan.FromSeconds(5)));
                    await Task.WhenAny(death, Task.Delay(TimeSpan.FromMilliseconds(ids.Count < 8 ? 100 : 1000), TimeProvider.System));
                }

                await death;
            }

            await survivor.StopAsync();
        }

        foreach (var id in ids)
            Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
        // The victim's post is out with an answer that nobody heard: its id is found in the account's list a little later.
        for (var minute = 0; minute < 60 && await dock.AskAsync(context => context.Posts.AnyAsync(post => post.InstagramMediaId == null)); minute++)
        {
            await dock.PassAsync(TimeSpan.FromMinutes(1));
            await dock.TickAsync();
        }

        var published = await dock.Outside.PublishedAsync();
        Assert.Equal(ids.Count, published.Count);
        Assert.Equal(ids.Count, published.Select(post => post.Caption).Distinct().Count());
        var known = await dock.AskAsync(context => context.Posts.Select(post => post.InstagramMediaId).ToListAsync());
        Assert.Equal(published.Select(post => post.Id).Order(), known.Order());
    }

    [Theory]
    [InlineData("intent.saved")]
    [InlineData("publish.answered")]
    public async Task NodeFrozenPastItsLease_NobodySendsInItsPlaceAndItEndsItsWork(string failpoint)
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(from: TimeSpan.FromSeconds(3));
        await using var frozen = WorkerProcess.Start(dock, failpoint, freeze: true);
        await frozen.WaitForFreezeAsync();

        for (var minute = 0; minute < 10; minute++)
        {
            await dock.PassAsync(TimeSpan.FromMinutes(1));
            await dock.TickAsync();
        }

        Assert.Equal(PostStatus.Publishing, (await dock.PostAsync(id)).Status);
        Assert.InRange(await dock.Outside.CountAsync("instagram", "publish"), 0, 1);

        await frozen.ThawAsync();
        await frozen.StopAsync();
        var post = await dock.RunAsync(id);
        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal((PostStatus.Published, published.Id, 1), (post.Status, post.InstagramMediaId, published.PublishCalls));
    }

    [Fact]
    public async Task ClaimOfAnotherNode_IsNotTakenUntilItsLeaseEnds()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(from: TimeSpan.FromSeconds(1));
        var claims = dock.Node.GetRequiredService<PostClaims>();

        var first = await claims.TakeAsync(PostWork.Prepare, 10, CancellationToken.None);
        var second = await claims.TakeAsync(PostWork.Prepare, 10, CancellationToken.None);
        await dock.PassAsync(new PublishingOptions().Lease);
        var third = await claims.TakeAsync(PostWork.Prepare, 10, CancellationToken.None);

        Assert.Equal(id, Assert.Single(first).Id);
        Assert.Empty(second);
        Assert.Equal(first[0].Fence + 1, Assert.Single(third).Fence);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => WriteAsync(dock, first[0], third[0]));
    }

    [Fact]
    public async Task StepSlowerThanTheLease_IsNotBegunTwice()
    {
        await using var dock = await Dock.StartAsync(services =>
            services.Configure<PublishingOptions>(options => options.Lease = TimeSpan.FromSeconds(2)));
        var id = await dock.ScheduleAsync(from: TimeSpan.FromSeconds(1));
        await dock.Outside.MisbehaveAsync(Faults.Cloudinary("upload", "latency", 5000));
        var claims = dock.Node.GetRequiredService<PostClaims>();

        var work = dock.RunAsync(id);
        var stolen = new List<PostClaim>();
        while ((await dock.PostAsync(id)).LeaseUntil is null)
            await Task.Yield();
        while (!work.IsCompleted && await dock.Outside.CountAsync("cloudinary", "deliver") == 0)
        {
            stolen.AddRange(await claims.TakeAsync(PostWork.Prepare, 10, CancellationToken.None));
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        Assert.Equal(PostStatus.Published, (await work).Status);
        Assert.Empty(stolen);
        Assert.Equal(1, await dock.Outside.CountAsync("cloudinary", "upload"));
    }

    [Fact]
    public async Task ManyAtTheSameSecond_AreClaimedOnceEach()
    {
        await using var dock = await Dock.StartAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 20; i++)
            ids.Add(await dock.ScheduleAsync(pictures: 0, from: TimeSpan.FromSeconds(1), autoImage: new AutoImage(true, null, null, AutoImageFailure.Fail)));
        var claims = dock.Node.GetRequiredService<PostClaims>();

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => claims.TakeAsync(PostWork.Prepare, 7, CancellationToken.None)));

        Assert.Equal(ids.Order(), taken.SelectMany(claim => claim).Select(claim => claim.Id).Order());
    }

    // A run that was opened in time and written too late.
    private static async Task WriteAsync(Dock dock, PostClaim stale, PostClaim current)
    {
        var runs = dock.Node.GetRequiredService<PostRuns>();
        Assert.Null(await runs.OpenAsync(stale, CancellationToken.None));
        await using var run = (await runs.OpenAsync(current, CancellationToken.None))!;
        await dock.PassAsync(new PublishingOptions().Lease);
        await dock.Node.GetRequiredService<PostClaims>().TakeAsync(PostWork.Prepare, 10, CancellationToken.None);
        await run.SaveAsync(PostOutcome.Ok, run.Now, CancellationToken.None);
    }
}
