using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Quartz;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Jobs;

public sealed class TickingNodesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task NodeLeftAlone_PublishesByItsOwnTicksAndStopsQuietly()
    {
        await using var dock = await Dock.StartAsync();
        var id = await dock.ScheduleAsync(from: TimeSpan.FromSeconds(4));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDock(dock.Settings, TimeProvider.System);
        using var node = builder.Build();
        await node.StartAsync();

        await UntilAsync(async () => (await dock.PostAsync(id)) is { Status: PostStatus.Published, Permalink: not null });
        await node.StopAsync();

        var published = Assert.Single(await dock.Outside.PublishedAsync());
        var post = await dock.PostAsync(id);
        Assert.True(published.PublishedAt >= post.ScheduledFor);
        Assert.Null(post.LeaseUntil);
    }

    [Fact]
    public async Task DuePosts_AreLookedForAsEachSecondBegins()
    {
        await using var dock = await Dock.StartAsync();
        var scheduler = await dock.Node.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);

        var ticks = new List<ISimpleTrigger>();
        foreach (var key in await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup(), TestContext.Current.CancellationToken))
        {
            if (await scheduler.GetTrigger(key, TestContext.Current.CancellationToken) is ISimpleTrigger { RepeatInterval.TotalSeconds: 1 } tick) ticks.Add(tick);
        }

        Assert.Equal(2, ticks.Count);
        Assert.All(ticks, tick => Assert.InRange(tick.StartTimeUtc.Millisecond, 1, 20));
    }

    [Fact]
    public async Task NobodyHearsNotices_PostsGoOutAllTheSame()
    {
        await using var dock = await Dock.StartAsync();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDock(dock.Settings, TimeProvider.System);
        using var node = builder.Build();
        await node.StartAsync();
        using var stop = new CancellationTokenSource();
        var deafened = new TaskCompletionSource();
        var deafening = DeafenAsync(dock, deafened, stop.Token);
        await deafened.Task.WaitAsync(Patience);

        var id = await dock.ScheduleAsync(pictures: 0, from: TimeSpan.FromSeconds(2), autoImage: new AutoImage(true, null, null, AutoImageFailure.Fail));
        await UntilAsync(async () => (await dock.PostAsync(id)) is { Status: PostStatus.Published, Permalink: not null });

        await stop.CancelAsync();
        await deafening;
        await node.StopAsync();
        Assert.Single(await dock.Outside.PublishedAsync());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    [InlineData(3600)]
    public async Task ClockThatIsOff_PublishesNothingUntilItAgrees(int seconds)
    {
        await using var dock = await Dock.StartAsync(services => services.Configure<PublishingOptions>(options => options.MaxClockOffset = TimeSpan.FromSeconds(1)));
        var id = await dock.ScheduleAsync(from: TimeSpan.FromSeconds(1));
        dock.Clock.Advance(TimeSpan.FromSeconds(seconds));

        await dock.TickAsync();
        Assert.Equal(PostStatus.Scheduled, (await dock.PostAsync(id)).Status);
        Assert.Empty(await dock.Outside.RequestsAsync("cloudinary"));
        Assert.Contains(dock.Log.Lines, line => line.Contains("This node's clock is", StringComparison.Ordinal));

        dock.Options<PublishingOptions>().MaxClockOffset = TimeSpan.MaxValue;
        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
    }

    [Theory]
    [InlineData("PUBLISHING_ENABLED", "perhaps")]
    [InlineData("CLOUDINARY_URL", "")]
    [InlineData("CLOUDINARY_URL", "http://nonsense")]
    [InlineData("CLOUDINARY_API_BASE_URL", "nonsense")]
    [InlineData("INSTAGRAM_GRAPH_URL", "ftp://graph.instagram.com")]
    [InlineData("INSTAGRAM_API_VERSION", "25")]
    [InlineData("INSTAGRAM_APP_SECRET", "")]
    public async Task WrongSetting_StopsTheStartAndNamesIt(string name, string value)
    {
        var settings = new DockSettings("Host=unused", "http://127.0.0.1:1", Path.GetTempPath());

        var failure = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            var configuration = settings.ToConfiguration();
            configuration[name] = value;
            var builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Services.AddDock(configuration, TimeProvider.System);
            using var node = builder.Build();
            await node.StartAsync();
        });

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    // Ends every session that listens, has just asked what it missed, or whether it is still heard; again and again. Tells when there was one.
    private static async Task DeafenAsync(Dock dock, TaskCompletionSource deafened, CancellationToken cancellationToken)
    {
        await using var axe = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(dock.ConnectionString) { ApplicationName = "axe" });
        while (!cancellationToken.IsCancellationRequested)
        {
            await using var blow = axe.CreateCommand(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and query ~* '^(listen |select kind |select 1$)'");
            if ((long)(await blow.ExecuteScalarAsync(CancellationToken.None))! > 0)
                deafened.TrySetResult();
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
    }
}
