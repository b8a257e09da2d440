using System.Net.WebSockets;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using SocialImages.GraphQL.AspNetCore.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.GraphQL.Tests.Transport;

public sealed class ClosingWebSocketsTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private GraphQLHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GraphQLHost.StartAsync(
        options => options.Sockets.MaxMessageSize = 10_000,
        schema => schema.AddSocketSessionInterceptor<TokenInterceptor>(),
        _time);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("nonsense", 4400, "Invalid message.")]
    [InlineData("", 4400, "Invalid message.")]
    [InlineData("[]", 4400, "Invalid message.")]
    [InlineData("{}", 4400, "Invalid message.")]
    [InlineData("""{"type":7}""", 4400, "Invalid message.")]
    [InlineData("""{"type":"start"}""", 4400, "Invalid message type.")]
    [InlineData("""{"type":"subscribe"}""", 4400, "Invalid message.")]
    [InlineData("""{"type":"subscribe","id":"1"}""", 4400, "Invalid message.")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{ a }"}}""", 4400, "Invalid message.")]
    [InlineData("""{"type":"subscribe","id":1,"payload":{"query":"{ a }"}}""", 4400, "Invalid message.")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ a }"}}""", 4400, "Invalid message.")]
    [InlineData("""{"type":"subscribe","id":"1","payload":[{"query":"{ a }"},{"query":"{ a }"}]}""", 4400, "Invalid message.")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":7}}""", 4400, "Invalid 'query' value. Expected string or null, but got Number.")]
    [InlineData("""{"type":"complete"}""", 4400, "Invalid message.")]
    [InlineData("""{"type":"connection_init"}""", 4429, "Too many initialization requests.")]
    public async Task WrongMessage_ClosesTheSocket(string message, int code, string reason)
    {
        await using var client = await _host.ConnectAsync();

        await client.SendAsync(message);

        await client.IsClosedAsync(code, reason);
        Assert.Empty(_host.Engine.Requests);
    }

    [Fact]
    public async Task BinaryMessage_ClosesTheSocket()
    {
        await using var client = await _host.ConnectAsync();

        await client.Socket.SendAsync(Encoding.UTF8.GetBytes("""{"type":"ping"}"""), WebSocketMessageType.Binary, true, _host.TestEnd);

        await client.IsClosedAsync(4400, "Invalid message.");
    }

    [Fact]
    public async Task MessageAboveTheLimit_ClosesTheSocket()
    {
        await using var client = await _host.ConnectAsync();

        await client.SendAsync(new string(' ', 10_001));

        await client.IsClosedAsync(1009, "The message is too big.");
    }

    [Fact]
    public async Task SubscribeBeforeTheHandshake_IsUnauthorized()
    {
        await using var client = await _host.ConnectAsync(initialize: false);

        await client.SubscribeAsync("1", "{ __typename }");

        await client.IsClosedAsync(4401, "Unauthorized");
        Assert.Empty(_host.Engine.Requests);
    }

    [Fact]
    public async Task IdInUse_ClosesTheSocket()
    {
        await using var client = await _host.ConnectAsync();
        await client.SubscribeAsync("1", "subscription { topic }");

        await client.SubscribeAsync("1", "subscription { topic }");

        await client.IsClosedAsync(4409, "The subscription id is not unique.");
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 0);
    }

    [Fact]
    public async Task NoHandshakeInTime_ClosesTheSocket()
    {
        await using var client = await _host.ConnectAsync(initialize: false);
        await client.SendAsync("""{"type":"ping"}""");
        await client.IsNextAsync("""{"type":"pong"}""");

        _time.Advance(TimeSpan.FromSeconds(10));

        await client.IsClosedAsync(4408, "Connection initialization timeout.");
    }

    [Fact]
    public async Task HandshakeInTime_KeepsTheSocketOpenAndPinged()
    {
        await using var client = await _host.ConnectAsync();

        _time.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal("""{"type":"ping"}""", await client.ReceiveAsync());
        await client.SubscribeAsync("1", "{ __typename }");
        Assert.Contains("\"next\"", await client.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClientThatAnswersNoPing_IsCutOff()
    {
        await using var client = await _host.ConnectAsync();
        var end = ReadToTheEndAsync(client);

        while (!end.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, _host.TestEnd);
        }

        await Assert.ThrowsAsync<WebSocketException>(() => end);
    }

    private static async Task ReadToTheEndAsync(SocketClient client)
    {
        while (true) await client.ReceiveAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    [InlineData("chat")]
    public async Task OtherSubprotocol_IsNotAcceptable(string? protocol)
    {
        await using var client = await _host.ConnectAsync(protocol, initialize: false);

        await client.IsClosedAsync(4406, "Subprotocol not acceptable");
    }

    [Fact]
    public async Task OneOfSeveralSubprotocols_IsChosen()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-ws");
        socket.Options.AddSubProtocol("graphql-transport-ws");

        await socket.ConnectAsync(new UriBuilder(_host.Uri) { Scheme = "ws" }.Uri, _host.TestEnd);

        Assert.Equal("graphql-transport-ws", socket.SubProtocol);
    }

    [Fact]
    public async Task RefusedHandshake_IsForbidden()
    {
        await using var client = await _host.ConnectAsync(initialize: false);

        await client.SendAsync("""{"type":"connection_init","payload":{"authorization":"Bearer wrong"}}""");

        await client.IsClosedAsync(4403, "The token is not valid.");
    }

    [Fact]
    public async Task FailureInTheHandshake_IsAnInternalError()
    {
        await using var client = await _host.ConnectAsync(initialize: false);

        await client.SendAsync("""{"type":"connection_init","payload":{"authorization":"Bearer crash"}}""");

        await client.IsClosedAsync(4500, "Internal server error");
    }

    [Fact]
    public async Task UserOfTheHandshake_IsTheUserOfItsOperations()
    {
        await using var client = await _host.ConnectAsync(payload: """{"authorization":"Bearer alice"}""");

        await client.SubscribeAsync("1", "{ user }");

        await client.IsNextAsync("""{"type":"next","id":"1","payload":{"data":{"user":"alice"}}}""");
    }

    [Fact]
    public async Task InterceptorThatFindsTheTokenRevoked_ClosesTheSocket()
    {
        await using var client = await _host.ConnectAsync(payload: """{"authorization":"Bearer alice"}""");
        await client.SubscribeAsync("1", "subscription { topic }");
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 1);

        _time.Advance(TimeSpan.FromSeconds(20));
        await client.SendAsync("""{"type":"pong"}""");

        await client.IsClosedAsync(4401, "The authorization has expired.");
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 0);
    }

    [Fact]
    public async Task ServerThatStops_GoesAway()
    {
        await using var client = await _host.ConnectAsync();
        await client.SubscribeAsync("1", "subscription { topic }");
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 1);

        var stopping = _host.StopAsync();

        await client.IsClosedAsync(1001, "The server is shutting down.");
        await stopping;
        Assert.Equal(0, _host.Engine.OpenStreams);
    }

    [Fact]
    public async Task CloseByTheClient_IsAnswered()
    {
        await using var client = await _host.ConnectAsync();

        await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", _host.TestEnd);

        Assert.Equal(WebSocketCloseStatus.NormalClosure, client.Socket.CloseStatus);
    }

    [Fact]
    public async Task ClientThatDoesNotAnswerAClose_IsCutOff()
    {
        await using var client = await _host.ConnectAsync();
        await client.SubscribeAsync("1", "subscription { topic }");
        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 1);
        await client.SendAsync("nonsense");
        Assert.Equal("close 4400 Invalid message.", await client.NextAsync());

        while (_host.Engine.OpenStreams > 0)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(0, _host.Engine.OpenStreams);
    }

    [Fact]
    public async Task ClientThatTakesNothing_HoldsItsSourceBackAndIsCutOff()
    {
        await using var client = await _host.ConnectAsync();
        await client.SubscribeAsync("1", "subscription { flood }");
        await StandstillAsync();

        for (var second = 0; second < 40; second++)
            _time.Advance(TimeSpan.FromSeconds(1));

        await Eventually.TrueAsync(() => _host.Engine.OpenStreams == 0);
    }

    private async Task StandstillAsync()
    {
        int before;
        do
        {
            before = _host.Engine.Flooded;
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, _host.TestEnd);
        }
        while (before == 0 || before != _host.Engine.Flooded);
    }

    private sealed class TokenInterceptor(TimeProvider time) : DefaultSocketSessionInterceptor
    {
        private DateTimeOffset _expires;

        public override ValueTask<ConnectionStatus> OnConnectAsync(
            SocketSession session, OperationMessagePayload connectionInitMessage, CancellationToken cancellationToken)
        {
            var name = connectionInitMessage.Payload?.Deserialize<Payload>(JsonSerializerOptions.Web)?.Authorization?["Bearer ".Length..];
            if (name is "wrong")
                return new(ConnectionStatus.Reject("The token is not valid."));

            if (name is "crash")
                throw new InvalidOperationException("secret detail");

            if (name is null)
                return new(ConnectionStatus.Accept());

            session.Connection.HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"));
            _expires = time.GetUtcNow() + TimeSpan.FromSeconds(20);
            return new(ConnectionStatus.Accept());
        }

        public override ValueTask OnPongAsync(SocketSession session, OperationMessagePayload pongMessage, CancellationToken cancellationToken) =>
            time.GetUtcNow() < _expires ? default : session.Connection.CloseAsync("The authorization has expired.", 4401, cancellationToken);

        private sealed record Payload(string? Authorization);
    }
}
