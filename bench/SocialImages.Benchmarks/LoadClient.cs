using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SocialImages.Benchmarks;

/// <summary>One measured stretch of load.</summary>
/// <param name="PerSecond">Answers a second, over all connections.</param>
/// <param name="Middle">Half the answers took at most this long.</param>
/// <param name="Slowest">99 of 100 answers took at most this long.</param>
internal sealed record Load(double PerSecond, TimeSpan Middle, TimeSpan Slowest);

/// <summary>Sends one GraphQL request over and over on a fixed number of connections. Any answer but the expected one stops the run.</summary>
internal sealed class LoadClient : IDisposable
{
    public const int Connections = 8;
    private readonly HttpClient _http;
    private readonly byte[] _body;
    private readonly Uri _address;

    public LoadClient(Uri server, string query, string? token = null)
    {
        _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false, UseCookies = false }) { DefaultRequestVersion = HttpVersion.Version11 };
        if (token is not null) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { query }));
        _address = new Uri(server, "/graphql");
    }

    /// <summary>The answer's length in bytes, once it is known to be one without errors.</summary>
    public async Task<int> CheckAsync()
    {
        var answer = await SendAsync();
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException($"{_address}: {errors}") : answer.Length;
    }

    public async Task<Load> RunAsync(TimeSpan duration)
    {
        var begin = TimeProvider.System.GetTimestamp();
        var all = (await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => OneConnectionAsync(begin, duration)))).SelectMany(times => times).Order().ToList();
        var seconds = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        return new(all.Count / seconds, all[all.Count / 2], all[all.Count * 99 / 100]);
    }

    public void Dispose() => _http.Dispose();

    private async Task<List<TimeSpan>> OneConnectionAsync(long begin, TimeSpan duration)
    {
        var times = new List<TimeSpan>(100_000);
        while (TimeProvider.System.GetElapsedTime(begin) < duration)
        {
            var sent = TimeProvider.System.GetTimestamp();
            await SendAsync();
            times.Add(TimeProvider.System.GetElapsedTime(sent));
        }

        return times;
    }

    private async Task<byte[]> SendAsync()
    {
        using var content = new ByteArrayContent(_body) { Headers = { ContentType = new("application/json") } };
        using var response = await _http.PostAsync(_address, content);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }
}
