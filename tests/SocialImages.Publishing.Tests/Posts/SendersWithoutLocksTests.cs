using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>A restarted database frees the lock of a sender that lives on: its call may still take effect.</summary>
public sealed class SendersWithoutLocksTests
{
    private static readonly TimeSpan Longer = TimeSpan.FromSeconds(31);

    [Fact]
    public async Task CallStillUnderWay_NobodySendsInItsPlace()
    {
        await using var dock = await Dock.StartAsync(services =>
            services.Configure<InstagramOptions>(options => options.WriteTimeout = TimeSpan.FromMinutes(5)));
        var id = await dock.ScheduleAsync(from: TimeSpan.FromSeconds(2));
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "latency", 8000));
        await using var sender = WorkerProcess.Start(dock);
        while (await dock.Outside.CountAsync("instagram", "publish") == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        await dock.AskAsync(context => context.Database.ExecuteSqlAsync(
            $"select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"));

        // By this node's clock its lease has ended, and Instagram has been read twice.
        dock.Clock.Advance(Longer);
        await dock.TickAsync();
        dock.Clock.Advance(Longer);
        await dock.TickAsync();
        Assert.Equal(1, await dock.Outside.CountAsync("instagram", "publish"));

        await sender.StopAsync();
        var post = await dock.RunAsync(id);
        var published = Assert.Single(await dock.Outside.PublishedAsync());
        Assert.Equal((PostStatus.Published, published.Id, 1), (post.Status, post.InstagramMediaId, published.PublishCalls));
    }
}
