using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

/// <summary>Two posts with the same words at almost the same moment, and Instagram's list shows one of them.</summary>
public sealed class AlikePostsTests
{
    [Fact]
    public async Task OtherOneIsListedBeforeItsIdIsKnown_BothGoOutOnce()
    {
        Dock? dock = null;
        var waits = false;
        dock = await Dock.StartAsync(services => services.AddSingleton(new Failpoint(name =>
        {
            if (name == "reconcile.read" && waits)
                UntilOneIsListedAsync(dock!).GetAwaiter().GetResult();
        })));
        await using var owned = dock;
        var ids = new[] { await dock.ScheduleAsync(from: Writing.AnHour), await dock.ScheduleAsync(from: Writing.AnHour + TimeSpan.FromSeconds(20)) };
        foreach (var id in ids.Reverse())
            await dock.RunAsync(id, post => post.Status == PostStatus.Ready);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "dropBefore"));
        await dock.RunAsync(ids[0], post => post.Status == PostStatus.Publishing);
        await dock.Outside.MisbehaveAsync(Faults.Instagram("publish", "hang", new { effect = true, milliseconds = 2000 }));

        // The first is looked into once more while the second's answer is on its way.
        waits = true;
        await dock.PassAsync(TimeSpan.FromSeconds(31));
        var posts = new[] { await dock.RunAsync(ids[0]), await dock.RunAsync(ids[1]) };

        var published = await dock.Outside.PublishedAsync();
        Assert.Equal(2, published.Count);
        Assert.All(published, post => Assert.Equal(1, post.PublishCount));
        Assert.All(posts, post => Assert.Equal(PostStatus.Published, post.Status));
        Assert.Equal(published.Select(post => post.Id).Order(), posts.Select(post => post.InstagramMediaId).Order());
    }

    private static async Task UntilOneIsListedAsync(Dock dock)
    {
        while ((await dock.Outside.PublishedAsync()).Count == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
    }
}
