using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>Two processes want the same posts at the same moment, some answers are lost, and one of the two is killed on the way.</summary>
public sealed class RacingNodesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    [Fact]
    public Task AThousandPostsAtOnce_NoneTwiceAndNoneLost() => RaceAsync(1_000, accounts: 40);

    [Fact(Explicit = true)]
    public Task TenThousandPostsAtOnce_NoneTwiceAndNoneLost() => RaceAsync(10_000, accounts: 200);

    private static async Task RaceAsync(int count, int accounts)
    {
        await using var dock = await Dock.StartAsync(Hurried);
        await dock.AddReadyAsync(count, [.. Enumerable.Range(0, accounts).Select(index => $"racing_{index}")], from: TimeSpan.FromSeconds(3));
        foreach (var fault in new[] { "dropBefore", "dropAfter", "garbage", "status" })
            await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", fault, times: count / 200, after: count / 10));

        await using (var survivor = WorkerProcess.Start(dock))
        {
            await using (WorkerProcess.Start(dock))
                await UntilAsync(dock, done => done >= count / 4);
            // Leaving the block killed it, with hundreds of posts in its hands.
            await UntilAsync(dock, done => done == count);
            Assert.Equal(0, await survivor.StopAsync());
        }

        var published = await dock.Outside.PublishedAsync();
        Assert.Equal(count, published.Count);
        Assert.Equal(count, published.Select(post => post.Caption).Distinct().Count());
        Assert.Equal(count, await OutAsync(dock));
    }

    // What is waited for when an answer is lost, shorter than in earnest.
    private static void Hurried(IServiceCollection services)
    {
        services.Configure<PublishingOptions>(options => (options.Lease, options.RereadGap) = (TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(2)));
        services.Configure<InstagramOptions>(options => options.WriteTimeout = TimeSpan.FromSeconds(10));
    }

    private static Task<int> OutAsync(Dock dock) => dock.AskAsync(context => context.Posts.CountAsync(post => post.Status == PostStatus.Published));

    private static async Task UntilAsync(Dock dock, Func<int, bool> isEnough)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!isEnough(await OutAsync(dock)))
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, limit.Token);
    }
}
