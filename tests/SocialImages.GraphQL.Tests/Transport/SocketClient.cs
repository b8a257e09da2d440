using System.Net.WebSockets;
using System.Text;

namespace SocialImages.GraphQL.Tests.Transport;

/// <summary>A client that sends and shows raw messages.</summary>
internal sealed class SocketClient(ClientWebSocket socket, CancellationToken testEnd) : IAsyncDisposable
{
    public ClientWebSocket Socket => socket;

    public Task SendAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, testEnd);

    public Task SubscribeAsync(string id, string query) =>
        SendAsync($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    /// <summary>The next message; a close is <c>close CODE reason</c>. The server's pings are left out.</summary>
    public async Task<string> NextAsync()
    {
        while (true)
        {
            var message = await ReceiveAsync();
            if (message != """{"type":"ping"}""")
                return message;
        }
    }

    public async Task IsNextAsync(string expected) => Assert.Equal(expected, await NextAsync());

    public async Task IsClosedAsync(int code, string reason)
    {
        Assert.Equal($"close {code} {reason}", await NextAsync());
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, testEnd);
    }

    public async Task<string> ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        var text = new StringBuilder();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, testEnd);
            if (part.MessageType == WebSocketMessageType.Close)
                return $"close {(int)socket.CloseStatus!.Value} {socket.CloseStatusDescription}";

            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (part.EndOfMessage)
                return text.ToString();
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
