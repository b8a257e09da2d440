namespace SocialImages.GraphQL.Tests.Transport;

public sealed class TalkingOverWebSocketTests : IAsyncLifetime
{
    private GraphQLHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GraphQLHost.StartAsync(options =>
    {
        options.Sockets.KeepAliveInterval = null;
        options.Sockets.MaxOperations = 3;
    });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Subscription_SendsEachResultAndCompletes()
    {
        await using var client = await _host.ConnectAsync();

        await client.SubscribeAsync("1", "subscription { three }");

        await client.IsNextAsync("""{"type":"next","id":"1","payload":{"data":{"three":1}}}""");
        await client.IsNextAsync("""{"type":"next","id":"1","payload":{"data":{"three":2}}}""");
        await client.IsNextAsync("""{"type":"next","id":"1","payload":{"data":{"three":3}}}""");
        await client.IsNextAsync("""{"type":"complete","id":"1"}""");
    }

    [Theory]
    [InlineData("{ __typename }", """{"data":{"__typename":"Query"}}""")]
    [InlineData("mutation { change }", """{"data":{"change":true}}""")]
    [InlineData("{ partial }", """{"errors":[{"message":"half"}],"data":null}""")]
    public async Task SingleResult_IsOneNextAndComplete(string query, string expected)
    {
        await using var client = await _host.ConnectAsync();

        await client.SubscribeAsync("q", query);

        await client.IsNextAsync($$"""{"type":"next","id":"q","payload":{{expected}}}""");
        await client.IsNextAsync("""{"type":"complete","id":"q"}""");
    }

    [Theory]
    [InlineData("subscription { wrong }", """[{"message":"The field `wrong` does not exist."}]""")]
    [InlineData("{ syntax", """[{"message":"Expected a `RightBrace`-token.","extensions":{"code":"HC0011"}}]""")]
    [InlineData("", """[{"message":"Request must contain either a query or a document id.","extensions":{"code":"HC0012"}}]""")]
    [InlineData("{ throw }", """[{"message":"Unexpected Execution Error"}]""")]
    public async Task RequestError_IsAnErrorAndFreesTheId(string query, string expected)
    {
        await using var client = await _host.ConnectAsync();

        await client.SubscribeAsync("1", query);
        await client.IsNextAsync($$"""{"type":"error","id":"1","payload":{{expected}}}""");

        await client.SubscribeAsync("1", "{ __typename }");
        await client.IsNextAsync("""{"type":"next","id":"1","payload":{"data":{"__typename":"Query"}}}""");
    }

    [Fact]
    public async Task FailureInTheStream_IsAnErrorThatShowsNothing()
    {
        await using var client = await _host.ConnectAsync();

        await client.SubscribeAsync("1", "subscription { throw }");

        await client.IsNextAsync("""{"type":"next","id":"1","payload":{"data":{"throw":1}}}""");
        await client.IsNextAsync("""{"type":"error","id":"1","payload":[{"message":"Unexpected Execution Error"}]}""");
    }

    [Fact]
    public async Task AllParameters_ReachTheEngine()
    {
        await using var client = await _host.ConnectAsync();

        await client.SendAsync(
            """{"id":"1","type":"subscribe","extra":1,"payload":{"query":"{ \n a }","operationName":"A","variables":{"n":"ü"},"extensions":{"e":1}}}""");

        var next = await client.NextAsync();
        Assert.Contains("\"query\":\"{ \\n a }\"", next, StringComparison.Ordinal);
        Assert.Contains("\"operationName\":\"A\"", next, StringComparison.Ordinal);
        Assert.Contains("{\\u0022n\\u0022:\\u0022\\u00FC\\u0022}", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ping_IsAnsweredEvenBeforeTheHandshake()
    {
        await using var client = await _host.ConnectAsync(initialize: false);

        await client.SendAsync("""{"type":"ping","payload":{"a":1}}""");
        await client.SendAsync("""{"type":"pong"}""");

        await client.IsNextAsync("""{"type":"pong"}""");
    }

    [Fact]
    public async Task Complete_EndsTheSubscriptionSilentlyAndFreesItsSource()
    {
        await using var client = await _host.ConnectAsync();
        await client.SubscribeAsync("1", "subscription { topic }");
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 1);

        await client.SendAsync("""{"id":"1","type":"complete"}""");
        await client.SendAsync("""{"id":"unknown","type":"complete"}""");

        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 0);
        await client.SubscribeAsync("1", "{ __typename }");
        await client.IsNextAsync("""{"type":"next","id":"1","payload":{"data":{"__typename":"Query"}}}""");
    }

    [Fact]
    public async Task SeveralSubscriptions_RunSideBySide()
    {
        await using var client = await _host.ConnectAsync();
        await client.SubscribeAsync("a", "subscription { topic }");
        await client.SubscribeAsync("b", "subscription { topic }");
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 2);

        await _host.Topics.SendAsync("topic", 5);

        string[] received = [await client.NextAsync(), await client.NextAsync()];
        Assert.Equal(
            ["""{"type":"next","id":"a","payload":{"data":{"topic":5}}}""", """{"type":"next","id":"b","payload":{"data":{"topic":5}}}"""],
            received.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OneOperationTooMany_IsRefusedAlone()
    {
        await using var client = await _host.ConnectAsync();
        foreach (var id in (string[])["a", "b", "c"])
            await client.SubscribeAsync(id, "subscription { topic }");

        await client.SubscribeAsync("d", "subscription { topic }");

        await client.IsNextAsync(
            """{"type":"error","id":"d","payload":[{"message":"A connection may run at most 3 operations at once.","extensions":{"code":"HC0009"}}]}""");
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 3);
        await _host.Topics.SendAsync("topic", 1);
        Assert.Contains("\"next\"", await client.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClientThatVanishes_FreesItsSources()
    {
        var client = await _host.ConnectAsync();
        await client.SubscribeAsync("1", "subscription { topic }");
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 1);

        client.Socket.Abort();

        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 0);
    }

    [Fact]
    public async Task IdWithQuotes_IsEscapedInTheAnswer()
    {
        await using var client = await _host.ConnectAsync();

        await client.SendAsync("""{"id":"a\"}ü","type":"subscribe","payload":{"query":"{ __typename }"}}""");

        Assert.StartsWith("""{"type":"next","id":"a\u0022}\u00FC",""", await client.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowReaderOfAResumableStream_IsToldToComeBack()
    {
        await using var client = await _host.ConnectAsync();
        await client.SubscribeAsync("1", "subscription { resumable }");
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 1);

        // Far more than the buffers between here and there hold, faster than anybody reads.
        for (var i = 0; i < 200_000; i++)
            await _host.Topics.SendAsync("topic", i);

        var expected = 0;
        string message;
        while ((message = await client.NextAsync()).Contains("\"next\"", StringComparison.Ordinal))
            Assert.Equal($$$$"""{"type":"next","id":"1","payload":{"data":{"topic":{{{{expected++}}}}}}}""", message);
        Assert.Equal(
            """{"type":"error","id":"1","payload":[{"message":"The subscription fell behind; subscribe again from the last event received.","extensions":{"code":"SUBSCRIPTION_OVERFLOW"}}]}""",
            message);
    }
}
