using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace SocialImages.Benchmarks.GraphQL;

/// <summary>The yardstick of subscriptions: sockets in a list, one message written once and sent to each. No protocol, no buffers of its own.</summary>
internal sealed class PlainBroadcast
{
    private readonly ConcurrentDictionary<WebSocket, bool> _sockets = new();

    public void Map(WebApplication app)
    {
        app.MapGet("/graphql", AcceptAsync);
        app.MapPost("/broadcast", SendAsync);
    }

    private async Task AcceptAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync("graphql-transport-ws");
        var buffer = new byte[256];
        // The two messages of the protocol that the client waits for or sends, so that it need not know whom it talks to.
        await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted);
        await socket.SendAsync("{\"type\":\"connection_ack\"}"u8.ToArray(), WebSocketMessageType.Text, true, context.RequestAborted);
        await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted);
        _sockets.TryAdd(socket, true);
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The client has ended without a close; it was measured before.
        }
        finally
        {
            _sockets.TryRemove(socket, out _);
        }
    }

    private async Task SendAsync(Tick tick)
    {
        var message = JsonSerializer.SerializeToUtf8Bytes(
            new { type = "next", id = "1", payload = new { data = new { onTick = new { sentAt = tick.SentAt, text = tick.Text } } } });
        await Task.WhenAll(_sockets.Keys.Select(socket => socket.SendAsync(message, WebSocketMessageType.Text, true, CancellationToken.None)));
    }
}
