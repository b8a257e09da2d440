using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace SocialImages.Benchmarks;

/// <summary>One kept-alive HTTP/1.1 connection that always sends the same bytes and reads whole answers.</summary>
internal sealed class WireConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request;
    private readonly byte[] _buffer = new byte[256 * 1024];

    private WireConnection(byte[] request) => _request = request;

    public static async Task<WireConnection> OpenAsync(Uri server, byte[] request)
    {
        var connection = new WireConnection(request);
        await connection._socket.ConnectAsync(IPAddress.Parse(server.Host), server.Port);
        return connection;
    }

    /// <exception cref="InvalidOperationException">The answer is not a 200.</exception>
    public async Task AskAsync()
    {
        await _socket.SendAsync(_request);
        var length = 0;
        do
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            length = read > 0 ? length + read : throw new InvalidOperationException("The server has closed the connection.");
        }
        while (!IsWhole(_buffer.AsSpan(0, length)));
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        if (!answer.StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException("The server has refused the request.");
        var announced = answer[..head].IndexOf("Content-Length: "u8);
        if (announced < 0) return answer.EndsWith("\r\n0\r\n\r\n"u8);
        return Utf8Parser.TryParse(answer[(announced + "Content-Length: ".Length)..], out int body, out _) && answer.Length == head + 4 + body;
    }
}
