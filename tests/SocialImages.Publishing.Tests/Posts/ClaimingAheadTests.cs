using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>More posts are due than a node has lanes: it claims them all and works through them.</summary>
public sealed class ClaimingAheadTests
{
    [Fact]
    public async Task OneTick_ClaimsEverythingAndAccountsTakeTurns()
    {
        await using var dock = await OneLaneAsync();
        var other = await dock.ConnectAsync("other_bakery");
        await dock.ReadyAtOnceAsync(("A1", dock.AccountId), ("A2", dock.AccountId), ("A3", dock.AccountId), ("B1", other));

        await dock.TickAsync();

        Assert.Equal(["A1", "B1", "A2", "A3"], (await dock.Outside.PublishedAsync()).Select(post => post.Caption));
        Assert.Equal(4, await dock.AskAsync(context => context.Posts.CountAsync(post => post.Status == PostStatus.Published && post.Permalink != null && post.LeaseUntil == null)));
    }

    [Fact]
    public async Task LessRoomThanPosts_IsSharedBetweenAccounts()
    {
        await using var dock = await OneLaneAsync();
        var other = await dock.ConnectAsync("other_bakery");
        await dock.ReadyAtOnceAsync(("A1", dock.AccountId), ("A2", dock.AccountId), ("A3", dock.AccountId), ("B1", other));

        var taken = await dock.Node.GetRequiredService<PostClaims>().TakeAsync(PostWork.Publish, 2, CancellationToken.None);

        Assert.Equal(new[] { dock.AccountId, other }.Order(), taken.Select(claim => claim.AccountId).Order());
    }

    [Fact]
    public async Task PostsThatWaitForALaneLongerThanTheirLease_StayClaimed()
    {
        await using var dock = await OneLaneAsync(TimeSpan.FromSeconds(2));
        await dock.ReadyAtOnceAsync([.. Enumerable.Range(0, 4).Select(i => ($"Loaf {i}", dock.AccountId))]);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "latency", 1500, times: 0));
        var claims = dock.Node.GetRequiredService<PostClaims>();
        var lanes = dock.Node.GetRequiredService<PostLanes>();

        var stolen = new List<PostClaim>();
        await lanes.TickAsync(PostWork.Publish, CancellationToken.None);
        for (var idle = lanes.IdleAsync(); !idle.IsCompleted; await Task.WhenAny(idle, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System)))
        {
            await lanes.TickAsync(PostWork.Publish, CancellationToken.None);
            stolen.AddRange(await claims.TakeAsync(PostWork.Publish, 10, CancellationToken.None));
        }

        Assert.Empty(stolen);
        var published = await dock.Outside.PublishedAsync();
        Assert.Equal(["Loaf 0", "Loaf 1", "Loaf 2", "Loaf 3"], published.Select(post => post.Caption));
        Assert.All(published, post => Assert.Equal(1, post.PublishCalls));
    }

    [Fact]
    public async Task NodeToldToStop_EndsWhatItBeganAndGivesBackTheRest()
    {
        await using var dock = await OneLaneAsync();
        await dock.ReadyAtOnceAsync([.. Enumerable.Range(0, 4).Select(i => ($"Loaf {i}", dock.AccountId))]);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "latency", 1500, times: 0));
        var lanes = dock.Node.GetRequiredService<PostLanes>();
        await lanes.TickAsync(PostWork.Publish, CancellationToken.None);
        while (await dock.Outside.CountAsync("instagram", "publish") == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);

        await ((IHostedService)lanes).StopAsync(CancellationToken.None);
        await lanes.TickAsync(PostWork.Publish, CancellationToken.None);

        Assert.Equal("Loaf 0", Assert.Single(await dock.Outside.PublishedAsync()).Caption);
        var statuses = await dock.AskAsync(context => context.Posts.OrderBy(post => post.Caption).Select(post => post.Status).ToListAsync());
        Assert.Equal([PostStatus.Published, PostStatus.Ready, PostStatus.Ready, PostStatus.Ready], statuses);
        Assert.Equal(0, await dock.AskAsync(context => context.Posts.CountAsync(post => post.LeaseUntil != null)));
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "publish"));
    }

    [Fact]
    public async Task EditedWhileItWaitsForALane_GoesOutAsEdited()
    {
        await using var dock = await OneLaneAsync();
        var ids = await dock.ReadyAtOnceAsync(("Loaf 0", dock.AccountId), ("Loaf 1", dock.AccountId));
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "latency", 1500));
        await dock.Node.GetRequiredService<PostLanes>().TickAsync(PostWork.Publish, CancellationToken.None);

        await dock.EditCaptionAsync(ids[1], "Sold out");
        await dock.Node.GetRequiredService<PostLanes>().IdleAsync();
        Assert.Equal("Loaf 0", Assert.Single(await dock.Outside.PublishedAsync()).Caption);
        await dock.RunAsync(ids[1]);

        Assert.Equal(["Loaf 0", "Sold out"], (await dock.Outside.PublishedAsync()).Select(post => post.Caption));
    }

    [Fact]
    public async Task DatabaseGoneForGood_EveryLaneComesToRest()
    {
        await using var dock = await OneLaneAsync(ahead: 1);
        await dock.ReadyAtOnceAsync([.. Enumerable.Range(0, 3).Select(i => ($"Loaf {i}", dock.AccountId))]);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "latency", 1000));
        var lanes = dock.Node.GetRequiredService<PostLanes>();
        await lanes.TickAsync(PostWork.Publish, CancellationToken.None);
        while (await dock.Outside.CountAsync("instagram", "publish") == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);

        await dock.Node.GetRequiredService<NpgsqlDataSource>().DisposeAsync();

        await lanes.IdleAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static Task<Dock> OneLaneAsync(TimeSpan? lease = null, int? ahead = null) => Dock.StartAsync(services => services.Configure<PublishingOptions>(options =>
    {
        options.PublishLanes = 1;
        options.Lease = lease ?? options.Lease;
        options.ClaimAhead = ahead ?? options.ClaimAhead;
    }));
}
