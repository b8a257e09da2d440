using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Publishing.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

public sealed class MeasuringLagTests
{
    [Fact]
    public async Task NothingDue_IsNoLag()
    {
        await using var dock = await Dock.StartAsync();
        await dock.ScheduleAsync();

        Assert.Equal(TimeSpan.Zero, await LagAsync(dock));
    }

    [Fact]
    public async Task NobodyWorking_IsAsLongAsTheOldestWaits()
    {
        await using var dock = await Dock.StartAsync();
        await dock.ScheduleAsync();
        await dock.PassAsync(TimeSpan.FromMinutes(37));

        Assert.InRange(await LagAsync(dock), TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(8));
    }

    [Fact]
    public async Task DeadAccount_DoesNotCount()
    {
        await using var dock = await Dock.StartAsync();
        await dock.ScheduleAsync();
        await dock.AskAsync(context => context.Database.ExecuteSqlAsync($"update instagram_accounts set status = 'NeedsReconnect'"));
        await dock.PassAsync(TimeSpan.FromMinutes(37));

        Assert.Equal(TimeSpan.Zero, await LagAsync(dock));
    }

    private static Task<TimeSpan> LagAsync(Dock dock) => dock.Node.GetRequiredService<PublisherLag>().MeasureAsync(CancellationToken.None);
}
