using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SocialImages.Benchmarks;

/// <summary>One measured stretch of load.</summary>
/// <param name="PerSecond">Answers a second, over all connections.</param>
/// <param name="Middle">Half the answers took at most this long.</param>
/// <param name="Slowest">99 of 100 answers took at most this long.</param>
/// <param name="Processor">Processor time of the server for one answer.</param>
internal sealed record Load(double PerSecond, TimeSpan Middle, TimeSpan Slowest, TimeSpan Processor);

/// <summary>
/// Sends one GraphQL request over and over on a fixed number of connections. Any answer but the expected one stops the run. The requests
/// go out over bare sockets: client and server share the machine, and what the client takes the server does not have.
/// </summary>
internal sealed class LoadClient(ServerProcess server, string query, string? token = null, string path = "/graphql") : IDisposable
{
    public const int Connections = 16;
    private readonly byte[] _body = JsonSerializer.SerializeToUtf8Bytes(new { query });
    private readonly List<WireConnection> _connections = [];

    /// <summary>The answer's length in bytes, once it is known to be one without errors.</summary>
    public async Task<int> CheckAsync()
    {
        using var http = new HttpClient();
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var content = new ByteArrayContent(_body) { Headers = { ContentType = new("application/json") } };
        using var response = await http.PostAsync(new Uri(server.Address, path), content);
        var answer = await response.Content.ReadAsByteArrayAsync();
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException($"{server.Address}: {errors}") : answer.Length;
    }

    public async Task<Load> RunAsync(TimeSpan duration)
    {
        while (_connections.Count < Connections) _connections.Add(await WireConnection.OpenAsync(server.Address, Request()));
        var processor = server.ProcessorTime();
        var begin = TimeProvider.System.GetTimestamp();
        var all = (await Task.WhenAll(_connections.Select(connection => Task.Run(() => OneConnectionAsync(connection, begin, duration)))))
            .SelectMany(times => times).Order().ToList();
        var seconds = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        return new(all.Count / seconds, all[all.Count / 2], all[all.Count * 99 / 100], (server.ProcessorTime() - processor) / all.Count);
    }

    public void Dispose()
    {
        foreach (var connection in _connections) connection.Dispose();
    }

    private static async Task<List<TimeSpan>> OneConnectionAsync(WireConnection connection, long begin, TimeSpan duration)
    {
        var times = new List<TimeSpan>(100_000);
        while (TimeProvider.System.GetElapsedTime(begin) < duration)
        {
            var sent = TimeProvider.System.GetTimestamp();
            await connection.AskAsync();
            times.Add(TimeProvider.System.GetElapsedTime(sent));
        }

        return times;
    }

    private byte[] Request()
    {
        var head = $"POST {path} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {_body.Length}\r\n"
            + (token is null ? "" : $"Authorization: Bearer {token}\r\n") + "\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. _body];
    }
}
