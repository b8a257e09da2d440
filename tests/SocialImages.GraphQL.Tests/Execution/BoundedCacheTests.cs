using SocialImages.GraphQL.Execution.Caching;

namespace SocialImages.GraphQL.Tests.Execution;

public sealed class BoundedCacheTests
{
    [Fact]
    public void FullCache_ForgetsWhatIsNotUsed()
    {
        var cache = new BoundedCache<int, string>(10, maxWeight: 1000);
        for (var i = 0; i < 1000; i++)
        {
            cache.Add(i, "v", weight: 1);
            Assert.True(cache.TryGet(0, out _));
        }

        Assert.Equal(10, cache.Count);
        Assert.False(cache.TryGet(500, out _));
    }

    [Fact]
    public void HeavyEntries_LeaveRoomForFewer()
    {
        var cache = new BoundedCache<int, string>(10, maxWeight: 30);
        for (var i = 0; i < 100; i++)
            cache.Add(i, "v", weight: 10);

        Assert.Equal(3, cache.Count);
    }
}
