using System.Globalization;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;

namespace SocialImages.Benchmarks.GraphQL;

/// <summary>
/// A process full of subscribers to one topic. Says <c>ready</c>; for each line it then reads it has one event sent, and answers with the
/// milliseconds after which half, 99 % and all of them had it. Monotonic clocks of one machine agree between processes.
/// </summary>
internal sealed class Subscribers(Uri server)
{
    private const int AtOnce = 64;
    private static readonly byte[] Initialize = "{\"type\":\"connection_init\"}"u8.ToArray();
    private static readonly byte[] Subscribe = "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"subscription{onTick{sentAt text}}\"}}"u8.ToArray();

    private static readonly byte[] Pong = "{\"type\":\"pong\"}"u8.ToArray();

    private readonly List<TimeSpan> _delays = [];
    private TaskCompletionSource _all = new();
    private int _count;

    public static async Task RunAsync(string address, string count)
    {
        var subscribers = new Subscribers(new Uri(address));
        await subscribers.ConnectAsync(int.Parse(count, CultureInfo.InvariantCulture));
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is not null) await subscribers.MeasureAsync();
    }

    private async Task ConnectAsync(int count)
    {
        _count = count;
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { MaxConnectionsPerServer = count, UseProxy = false });
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, token) => await ConnectOneAsync(invoker, token));
    }

    private async Task ConnectOneAsync(HttpMessageInvoker invoker, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/graphql" }.Uri, invoker, cancellationToken);
        await socket.SendAsync(Initialize, WebSocketMessageType.Text, true, cancellationToken);
        var buffer = new byte[512];
        await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
        await socket.SendAsync(Subscribe, WebSocketMessageType.Text, true, cancellationToken);
        _ = ReadAsync(socket, buffer);
    }

    private async Task ReadAsync(ClientWebSocket socket, byte[] buffer)
    {
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close) return;
            if (buffer.AsSpan(0, part.Count).SequenceEqual("{\"type\":\"ping\"}"u8)) await socket.SendAsync(Pong, WebSocketMessageType.Text, true, CancellationToken.None);
            if (buffer.AsSpan(0, part.Count).IndexOf("\"sentAt\":"u8) is var at and >= 0) Note(buffer.AsSpan(at + "\"sentAt\":".Length));
        }
    }

    private void Note(ReadOnlySpan<byte> sentAt)
    {
        var delay = TimeProvider.System.GetElapsedTime(long.Parse(sentAt[..sentAt.IndexOf((byte)',')], CultureInfo.InvariantCulture));
        lock (_delays)
        {
            _delays.Add(delay);
            if (_delays.Count == _count) _all.SetResult();
        }
    }

    private async Task MeasureAsync()
    {
        lock (_delays) _delays.Clear();
        _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var http = new HttpClient();
        using var sent = await http.PostAsJsonAsync(new Uri(server, "/broadcast"), new { sentAt = TimeProvider.System.GetTimestamp(), text = "A picture is ready." });
        sent.EnsureSuccessStatusCode();
        await _all.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var sorted = _delays.Order().ToList();
        var line = new StringBuilder();
        foreach (var share in (double[])[0.5, 0.99, 1])
            line.Append(CultureInfo.InvariantCulture, $"{sorted[(int)((_count - 1) * share)].TotalMilliseconds:F3} ");
        Console.WriteLine(line.ToString().Trim());
    }
}
