using SocialImages.GraphQL.Subscriptions;

namespace SocialImages.GraphQL.Tests.Subscriptions;

public sealed class SendingToTopicsTests
{
    private readonly InMemoryTopics _topics = new(new SubscriptionOptions());

    [Fact]
    public async Task Subscriber_ReceivesWhatWasSentAfterIt()
    {
        await _topics.SendAsync("t", 0);
        await using var stream = await _topics.SubscribeAsync<int>("t");
        await _topics.SendAsync("t", 1);
        await _topics.SendAsync("other", 9);
        await _topics.SendAsync("t", 2);
        await _topics.CompleteAsync("t");

        Assert.Equal([1, 2], await AllAsync(stream));
    }

    [Fact]
    public async Task WaitingReader_IsWokenForEachMessage()
    {
        await using var stream = await _topics.SubscribeAsync<int>("t");
        var reader = stream.ReadEventsAsync().GetAsyncEnumerator(TestContext.Current.CancellationToken);
        for (var i = 0; i < 1_000; i++)
        {
            var next = reader.MoveNextAsync().AsTask();
            await _topics.SendAsync("t", i);
            Assert.True(await next);
            Assert.Equal(i, reader.Current);
        }

        await reader.DisposeAsync();
    }

    [Theory]
    [InlineData(TopicBufferFullMode.DropOldest, new[] { 6, 7, 8, 9 })]
    [InlineData(TopicBufferFullMode.DropNewest, new[] { 0, 1, 2, 9 })]
    [InlineData(TopicBufferFullMode.DropWrite, new[] { 0, 1, 2, 3 })]
    public async Task FullBuffer_DropsByItsMode(TopicBufferFullMode mode, int[] expected)
    {
        await using var stream = await _topics.SubscribeAsync<int>("t", 4, mode);
        for (var i = 0; i < 10; i++)
            await _topics.SendAsync("t", i);
        await _topics.CompleteAsync("t");

        Assert.Equal(expected, await AllAsync(stream));
    }

    [Fact]
    public async Task FullBufferOfAResumableStream_EndsItWithoutAGap()
    {
        await using var stream = await _topics.SubscribeAsync<int>("t", 4, TopicBufferFullMode.EndStream);
        for (var i = 0; i < 10; i++)
            await _topics.SendAsync("t", i);

        var received = new List<int>();
        await Assert.ThrowsAsync<TopicOverflowException>(async () =>
        {
            await foreach (var number in stream.ReadEventsAsync())
                received.Add(number);
        });
        Assert.Equal([0, 1, 2, 3], received);
    }

    [Fact]
    public async Task MessagesThatMayBeSkipped_GiveWayFirst()
    {
        var topics = new InMemoryTopics(new SubscriptionOptions { MayBeSkipped = message => message is < 0 });
        await using var stream = await topics.SubscribeAsync<int>("t", 4, TopicBufferFullMode.EndStream);
        foreach (var number in (int[])[1, -1, 2, -2, 3, 4])
            await topics.SendAsync("t", number);
        await topics.CompleteAsync("t");

        Assert.Equal([1, 2, 3, 4], await AllAsync(stream));
    }

    [Fact]
    public async Task DefaultBuffer_KeepsTheLast64()
    {
        await using var stream = await _topics.SubscribeAsync<int>("t");
        for (var i = 0; i < 100; i++)
            await _topics.SendAsync("t", i);
        await _topics.CompleteAsync("t");

        Assert.Equal(Enumerable.Range(36, 64), await AllAsync(stream));
    }

    [Fact]
    public async Task LastSubscriberThatLeaves_TakesTheTopicWithIt()
    {
        var first = await _topics.SubscribeAsync<int>("t");
        var second = await _topics.SubscribeAsync<int>("t");
        Assert.Equal(1, _topics.Count);

        await first.DisposeAsync();
        Assert.Equal(1, _topics.Count);
        await second.DisposeAsync();
        await second.DisposeAsync();

        Assert.Equal(0, _topics.Count);
    }

    [Fact]
    public async Task CancelledReader_LeavesTheTopic()
    {
        using var cancellation = new CancellationTokenSource();
        var stream = await _topics.SubscribeAsync<int>("t");
        var reading = ReadAsync(stream, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(0, _topics.Count);
    }

    [Fact]
    public async Task OtherTypeOnTheSameTopic_IsRefused()
    {
        await using var stream = await _topics.SubscribeAsync<int>("t");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _topics.SendAsync("t", "text"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _topics.SubscribeAsync<string>("t"));
    }

    [Fact]
    public async Task Prefix_KeepsTwoSchemasApart()
    {
        var prefixed = new InMemoryTopics(new SubscriptionOptions { TopicPrefix = "a" });
        await using var stream = await prefixed.SubscribeAsync<int>("t");

        await prefixed.SendAsync("t", 1);
        await prefixed.CompleteAsync("t");

        Assert.Equal([1], await AllAsync(stream));
    }

    [Fact]
    public async Task TenThousandSubscribers_AllReceiveEverythingInOrder()
    {
        var readers = new List<Task<int>>();
        for (var i = 0; i < 10_000; i++)
            readers.Add(CountInOrderAsync(await _topics.SubscribeAsync<int>("t")));

        for (var i = 0; i < 10; i++)
            await _topics.SendAsync("t", i);
        await _topics.CompleteAsync("t");

        Assert.All(await Task.WhenAll(readers), count => Assert.Equal(10, count));
        Assert.Equal(0, _topics.Count);
    }

    [Fact]
    public async Task SubscribersThatComeAndGo_NeverMissWhatIsSentWhileTheyStay()
    {
        using var stop = new CancellationTokenSource();
        var sending = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                await _topics.SendAsync("t", i);
        });

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            for (var round = 0; round < 100; round++)
            {
                await using var stream = await _topics.SubscribeAsync<int>("t", 1, TopicBufferFullMode.DropWrite);
                await foreach (var number in stream.ReadEventsAsync())
                    break;
            }
        })));
        await stop.CancelAsync();
        await sending;

        Assert.Equal(0, _topics.Count);
    }

    private static async Task<int> CountInOrderAsync(ISourceStream<int> stream)
    {
        var count = 0;
        await using (stream)
        {
            await foreach (var number in stream.ReadEventsAsync())
                Assert.Equal(count++, number);
        }

        return count;
    }

    private static async Task ReadAsync(ISourceStream<int> stream, CancellationToken cancellationToken)
    {
        await foreach (var _ in stream.ReadEventsAsync().WithCancellation(cancellationToken))
            Assert.Fail("Nothing was sent.");
    }

    private static async Task<List<T>> AllAsync<T>(ISourceStream<T> stream)
    {
        var all = new List<T>();
        await foreach (var message in stream.ReadEventsAsync())
            all.Add(message);
        return all;
    }
}
