using Microsoft.Extensions.Hosting;
using Npgsql;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Jobs;

public sealed class TickingNodesTests
{
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
    public async Task NobodyHearsNotices_PostsGoOutAllTheSame()
    {
        await using var dock = await Dock.StartAsync();
        using var stop = new CancellationTokenSource();
        var deafening = DeafenAsync(dock, stop.Token);
        var id = await dock.ScheduleAsync(pictures: 0, from: TimeSpan.FromSeconds(4), autoImage: new AutoImage(true, null, null, AutoImageFailure.Fail));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDock(dock.Settings, TimeProvider.System);
        using var node = builder.Build();
        await node.StartAsync();

        await UntilAsync(async () => (await dock.PostAsync(id)) is { Status: PostStatus.Published, Permalink: not null });

        await stop.CancelAsync();
        Assert.True(await deafening > 1, "No listening session was ever there to be ended.");
        await node.StopAsync();
        Assert.Single(await dock.Outside.PublishedAsync());
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

    // Ends every listening session, again and again. Answers how many there were.
    private static async Task<int> DeafenAsync(Dock dock, CancellationToken cancellationToken)
    {
        await using var axe = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(dock.ConnectionString) { Pooling = false });
        var ended = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            await using var blow = axe.CreateCommand(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and query ilike 'listen %'");
            ended += (int)(long)(await blow.ExecuteScalarAsync(CancellationToken.None))!;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }

        return ended;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
    }
}
