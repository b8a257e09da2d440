using System.Net.WebSockets;
using System.Text.Json;

namespace SocialImages.Api.Tests.Harness;

/// <summary>A subscription over `graphql-transport-ws`, spoken by hand.</summary>
public sealed class GraphQLSubscription : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
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

    /// <summary>Code and reason of the server's close, once it came.</summary>
    public (int Code, string? Reason) Closed => ((int)(_socket.CloseStatus ?? 0), _socket.CloseStatusDescription);

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

    /// <summary>
    /// Makes a change once a second until the subscription tells of a wanted event: nothing says when a subscription has begun, so a
    /// single change could come too early.
    /// </summary>
    /// <returns>Every event up to the wanted one.</returns>
    public async Task<List<JsonElement>> HearAsync(Func<int, Task> change, Predicate<JsonElement> wanted)
    {
        using var enough = new CancellationTokenSource();
        var changing = ChangeAsync(change, enough.Token);
        var events = new List<JsonElement>();
        await foreach (var data in ReadAsync())
        {
            events.Add(data);
            if (wanted(data)) break;
        }

        await enough.CancelAsync();
        await changing;
        Assert.True(events.Count > 0 && wanted(events[^1]), "The stream ended without the wanted event.");
        return events;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        await ValueTask.CompletedTask;
    }

    private static async Task ChangeAsync(Func<int, Task> change, CancellationToken enough)
    {
        for (var number = 0; !enough.IsCancellationRequested; number++)
        {
            await change(number);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, enough).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
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
