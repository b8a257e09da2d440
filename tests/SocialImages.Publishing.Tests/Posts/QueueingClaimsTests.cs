using SocialImages.Publishing.Posts;

namespace SocialImages.Publishing.Tests.Posts;

public sealed class QueueingClaimsTests
{
    private static readonly Guid Busy = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Calm = Guid.Parse("00000000-0000-0000-0000-00000000000b");

    [Fact]
    public void AccountWithMany_DoesNotKeepTheOthersWaiting()
    {
        var queue = Filled(Claim(1, Busy), Claim(2, Busy), Claim(3, Busy), Claim(4, Calm));

        Assert.Equal([1, 4, 2, 3], Drain(queue));
    }

    [Fact]
    public void WhatIsOutAlready_ComesLast()
    {
        var queue = Filled(Claim(1, Busy, isOut: true), Claim(2, Busy), Claim(3, Calm, isOut: true), Claim(4, Calm));

        Assert.Equal([2, 4, 1, 3], Drain(queue));
    }

    [Fact]
    public void AccountThatComesBack_TakesItsTurnAgain()
    {
        var queue = Filled(Claim(1, Busy));
        Assert.Equal([1], Drain(queue));
        queue.Enqueue(Claim(2, Calm));
        queue.Enqueue(Claim(3, Busy));

        Assert.Equal([2, 3], Drain(queue));
    }

    [Fact]
    public void Clearing_ReturnsEverythingThatWaited()
    {
        var queue = Filled(Claim(1, Busy), Claim(2, Calm), Claim(3, Calm, isOut: true));
        queue.TryDequeue(out _);

        Assert.Equal([2, 3], queue.Clear().Select(claim => claim.Fence).Order());
        Assert.Equal((0, false), (queue.Count, queue.IsUrgent));
        Assert.Empty(Drain(queue));
    }

    private static PostClaim Claim(long number, Guid account, bool isOut = false) => new(Guid.Empty, number, account, isOut);

    private static ClaimQueue Filled(params PostClaim[] claims)
    {
        var queue = new ClaimQueue();
        foreach (var claim in claims)
            queue.Enqueue(claim);
        return queue;
    }

    private static List<long> Drain(ClaimQueue queue)
    {
        var order = new List<long>();
        while (queue.TryDequeue(out var claim))
            order.Add(claim.Fence);
        return order;
    }
}
