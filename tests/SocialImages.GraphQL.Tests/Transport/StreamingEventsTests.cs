using System.Net;

namespace SocialImages.GraphQL.Tests.Transport;

public sealed class StreamingEventsTests : IAsyncLifetime
{
    private const string EventStream = "text/event-stream";
    private const string Complete = "event: complete\ndata:\n\n";
    private readonly ManualTime _time = new();
    private GraphQLHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GraphQLHost.StartAsync(time: _time);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Subscription_SendsEachResultAndCompletes()
    {
        var response = await _host.QueryAsync("subscription { three }", EventStream);

        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        await response.IsAsync(HttpStatusCode.OK, "text/event-stream; charset=utf-8", string.Concat(
            Enumerable.Range(1, 3).Select(i => $$$"""event: next{{{"\n"}}}data: {"data":{"three":{{{i}}}}}{{{"\n\n"}}}""")) + Complete);
    }

    [Theory]
    [InlineData("{ __typename }", """{"data":{"__typename":"Query"}}""")]
    [InlineData("subscription { wrong }", """{"errors":[{"message":"The field `wrong` does not exist."}]}""")]
    [InlineData("{ syntax", """{"errors":[{"message":"Expected a `RightBrace`-token.","extensions":{"code":"HC0011"}}]}""")]
    public async Task SingleResult_IsOneEvent(string query, string expected)
    {
        var response = await _host.QueryAsync(query, EventStream);

        await response.IsAsync(HttpStatusCode.OK, "text/event-stream; charset=utf-8", $"event: next\ndata: {expected}\n\n{Complete}");
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/graphql-response+json, text/event-stream")]
    public async Task Subscription_StreamsWhereTheClientAllowsIt(string accept)
    {
        var response = await _host.QueryAsync("subscription { three }", accept);

        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task SubscriptionByGet_Streams()
    {
        var response = await _host.GetAsync("?query=subscription { three }", EventStream);

        Assert.EndsWith(Complete, await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MutationByGet_IsStillNotExecuted()
    {
        var response = await _host.GetAsync("?query=mutation { change }", EventStream);

        Assert.DoesNotContain("change\":true", await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MalformedRequest_IsRefusedBeforeTheStream()
    {
        var response = await _host.PostAsync("{", "application/json", EventStream);

        await response.IsErrorAsync(HttpStatusCode.BadRequest, "HC0012", "Invalid JSON document.");
    }

    [Fact]
    public async Task IdleStream_IsKeptAlive()
    {
        using var response = await _host.QueryAsync("subscription { topic }", EventStream);
        var events = await EventsAsync(response);
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 1);

        _time.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal(":", await events.ReadLineAsync(_host.TestEnd));
        Assert.Equal("", await events.ReadLineAsync(_host.TestEnd));
        await _host.Topics.SendAsync("topic", 7);

        Assert.Equal("event: next", await events.ReadLineAsync(_host.TestEnd));
        Assert.Equal("""data: {"data":{"topic":7}}""", await events.ReadLineAsync(_host.TestEnd));
    }

    [Fact]
    public async Task ClientThatGoesAway_FreesTheSource()
    {
        var response = await _host.QueryAsync("subscription { topic }", EventStream);
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 1);

        response.Dispose();

        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 0);
    }

    [Fact]
    public async Task ServerThatStops_EndsTheStreamWithoutComplete()
    {
        using var response = await _host.QueryAsync("subscription { topic }", EventStream);
        var events = await EventsAsync(response);
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 1);

        await _host.StopAsync();

        Assert.Equal("", await events.ReadToEndAsync(_host.TestEnd));
        Assert.Equal(0, _host.Engine.OpenStreams);
    }

    [Fact]
    public async Task CompletedTopic_CompletesTheStream()
    {
        using var response = await _host.QueryAsync("subscription { topic }", EventStream);
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 1);

        await _host.Topics.SendAsync("topic", 1);
        await _host.Topics.CompleteAsync("topic");

        Assert.Equal("event: next\ndata: {\"data\":{\"topic\":1}}\n\n" + Complete, await response.TextAsync());
    }

    [Fact]
    public async Task FailureInTheStream_IsNotShown()
    {
        var response = await _host.QueryAsync("subscription { throw }", EventStream);

        Assert.Equal(
            "event: next\ndata: {\"data\":{\"throw\":1}}\n\n"
            + "event: next\ndata: {\"errors\":[{\"message\":\"Unexpected Execution Error\"}]}\n\n" + Complete,
            await response.TextAsync());
    }

    private async Task<StreamReader> EventsAsync(HttpResponseMessage response) =>
        new(await response.Content.ReadAsStreamAsync(_host.TestEnd));
}
