using Npgsql;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

public sealed class LosingTheDatabaseTests
{
    private static readonly TimeSpan Storm = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Gust = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task DatabaseThatKeepsHangingUp_EveryPostIsOutOnce()
    {
        await using var dock = await Dock.StartAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 4; i++)
            ids.Add(await dock.ScheduleAsync(caption: $"Stormy loaf {i}", from: TimeSpan.FromSeconds(3)));

        await using (var one = WorkerProcess.Start(dock))
        await using (var other = WorkerProcess.Start(dock))
        {
            await HangUpAsync(dock);
            Assert.Equal(0, await one.StopAsync());
            Assert.Equal(0, await other.StopAsync());
        }

        foreach (var id in ids)
            Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
        var published = await dock.Outside.PublishedAsync();
        Assert.Equal(4, published.Count);
        Assert.Equal(4, published.Select(post => post.Caption).Distinct().Count());
        var known = await Task.WhenAll(ids.Select(async id => (await dock.PostAsync(id)).InstagramMediaId));
        Assert.Equal(published.Select(post => post.Id).Order(), known.Order());
    }

    // Every connection of this database but the one that asks.
    private static async Task HangUpAsync(Dock dock)
    {
        await using var axe = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(dock.ConnectionString) { ApplicationName = "axe", Pooling = false });
        var end = TimeProvider.System.GetUtcNow() + Storm;
        while (TimeProvider.System.GetUtcNow() < end)
        {
            await using var blow = axe.CreateCommand(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name <> 'axe'");
            await blow.ExecuteNonQueryAsync();
            await Task.Delay(Gust, TimeProvider.System);
        }
    }
}
