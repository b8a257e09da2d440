using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocialImages.Domain.Tests.Support;

/// <summary>A server that says what a scenario wants, one connection a request, and then is gone.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, string?> _answer;
    private readonly Task _serving;
    private int _connections;

    /// <param name="answer">From a request's first line to a JSON body; one that begins with `!` is the last. Null: not found.</param>
    public ScriptedServer(Func<string, string?> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _connections);
                await ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        var stream = client.GetStream();
        var (line, length) = await HeadAsync(stream);
        await stream.ReadExactlyAsync(new byte[length]);
        var body = _answer(line);
        var isLast = body?.StartsWith('!') == true;
        var bytes = Encoding.UTF8.GetBytes(body?.TrimStart('!') ?? "");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {(body is null ? 404 : 200)} x\r\nContent-Type: application/json\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n"));
        // Nobody may come between the last answer and the closed door.
        if (isLast) _listener.Stop();
        await stream.WriteAsync(bytes);
    }

    private static async Task<(string Line, int Length)> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n");
        var length = lines.FirstOrDefault(text => text.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1];
        return (lines[0], int.TryParse(length, out var count) ? count : 0);
    }
}
