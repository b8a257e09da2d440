using SocialImages.Domain.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>PostgreSQL itself dies in the middle of publishing and comes back, with less than it had confirmed.</summary>
public sealed class CrashingTheDatabaseTests(Cluster cluster) : IClassFixture<Cluster>
{
    private const int Posts = 16;
    private const int Accounts = 4;

    [Fact]
    public async Task CrashedAgainAndAgainWhileTwoNodesPublish_EveryPostIsOutOnce()
    {
        await using var dock = await Dock.StartAsync(cluster: cluster);
        var accounts = new List<Guid>();
        for (var i = 0; i < Accounts; i++)
            accounts.Add(await dock.ConnectAsync($"bakery_{i}"));
        var ids = new List<Guid>();
        for (var i = 0; i < Posts; i++)
            ids.Add(await dock.ScheduleAsync(caption: $"Loaf {i}", accountId: accounts[i % Accounts], from: TimeSpan.FromSeconds(2)));
        await cluster.WriteDownAsync();
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "latency", 500, times: 0));

        await using (var one = WorkerProcess.Start(dock))
        await using (var other = WorkerProcess.Start(dock))
        {
            foreach (var sent in new[] { 1, Posts / 2 })
            {
                await UntilSentAsync(dock, sent);
                await cluster.CrashAsync();
            }

            await UntilSentAsync(dock, Posts);
            Assert.Equal(0, await one.StopAsync());
            Assert.Equal(0, await other.StopAsync());
        }

        foreach (var id in ids)
            Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
        var published = await dock.Outside.PublishedAsync();
        Assert.Equal(Posts, published.Count);
        Assert.All(published, post => Assert.Equal(1, post.PublishCount));
        var known = await Task.WhenAll(ids.Select(async id => (await dock.PostAsync(id)).InstagramMediaId));
        Assert.Equal(published.Select(post => post.Id).Order(), known.Order());
    }

    [Fact]
    public async Task NodeAndDatabaseDieRightAfterTheCall_TheIntentIsNotForgotten()
    {
        await using var dock = await Dock.StartAsync(cluster: cluster);
        var id = await dock.ScheduleAsync(from: TimeSpan.FromSeconds(2));
        await cluster.WriteDownAsync();
        await using (var victim = WorkerProcess.Start(dock, "publish.answered"))
            await victim.WaitForDeathAsync();

        await cluster.CrashAsync();
        var post = await dock.RunAsync(id);

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal((PostStatus.Published, published.Id, 1), (post.Status, post.InstagramMediaId, published.PublishCalls));
    }

    private static async Task UntilSentAsync(Dock dock, int count)
    {
        while (await dock.Outside.CountAsync("instagram", "publish") < count)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
    }
}
