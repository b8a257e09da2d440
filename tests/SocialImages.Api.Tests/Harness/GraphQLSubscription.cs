using System.Net.WebSockets;
using System.Text.Json;

namespace SocialImages.Api.Tests.Harness;

/// <summary>A subscription over `graphql-transport-ws`, spoken by hand.</summary>
public sealed class GraphQLSubscription : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly ClientWebSocket _socket = new();

    public static async Task<GraphQLSubscription> OpenAsync(Uri server, string? token, string query, object? variables = null)
    {
        var subscription = new GraphQLSubscription();
        subscription._socket.Options.AddSubProtocol("graphql-transport-ws");
        using var limit = new CancellationTokenSource(Patience);
        await subscription._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/graphql" }.Uri, limit.Token);
        await subscription.SendAsync(new { type = "connection_init", payload = token is null ? null : new { authorization = $"Bearer {token}" } });
        Assert.Equal("connection_ack", (await subscription.ReceiveAsync(limit.Token))!.Value.GetProperty("type").GetString());
        await subscription.SendAsync(new { id = "1", type = "subscribe", payload = new { query, variables } });
        return subscription;
    }

    /// <summary>The data of each event until the server completes the stream.</summary>
    public async IAsyncEnumerable<JsonElement> ReadAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (await ReceiveAsync(limit.Token) is { } message)
        {
            switch (message.GetProperty("type").GetString())
            {
                case "next":
                    Assert.False(message.GetProperty("payload").TryGetProperty("errors", out var errors), $"Errors: {errors}");
                    yield return message.GetProperty("payload").GetProperty("data");
                    break;
                case "ping":
                    await SendAsync(new { type = "pong" });
                    break;
                case "complete":
                    yield break;
                case "error":
                    throw new Xunit.Sdk.XunitException($"The subscription failed: {message}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        await ValueTask.CompletedTask;
    }

    private Task SendAsync(object message)
        => _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Null when the server closed the socket.</summary>
    private async Task<JsonElement?> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer, cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            message.Write(buffer, 0, received.Count);
            if (received.EndOfMessage) break;
        }

        return JsonSerializer.Deserialize<JsonElement>(message.ToArray());
    }
}
