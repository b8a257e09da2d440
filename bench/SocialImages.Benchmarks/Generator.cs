using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace SocialImages.Benchmarks;

/// <summary>Who asks for pictures: one HTTP connection for the requests, one socket to hear of the end.</summary>
internal sealed class Generator : IDisposable
{
    private const string Generate =
        "mutation($prompt: String!) { generateImages(input: { prompt: $prompt, size: \"1024x1024\" }) { generation { id } errors { ... on Error { message } } } }";

    private const string Watch = "subscription($id: ID!) { onGenerationProgress(generationId: $id) { sequence stage status image { id url } } }";

    private readonly HttpClient _http;
    private readonly string _token;
    private int _number;

    public Generator(Uri server, string token)
    {
        _http = new HttpClient { BaseAddress = server };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _token = token;
    }

    public async Task<string> AskAsync()
    {
        // No two prompts alike: nothing may come from a cache.
        var prompt = $"Bench boat number {Interlocked.Increment(ref _number)} on a calm lake at dawn";
        using var response = await _http.PostAsJsonAsync("/graphql", new { query = Generate, variables = new { prompt } });
        var payload = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("generateImages");
        return payload.GetProperty("generation") is { ValueKind: JsonValueKind.Object } generation
            ? generation.GetProperty("id").GetString()!
            : throw new InvalidOperationException($"Refused: {payload}");
    }

    /// <summary>From the request to the event that says it is done, with the picture stored.</summary>
    public async Task<TimeSpan> AskAndWaitAsync()
    {
        using var socket = await ConnectAsync();
        var begin = TimeProvider.System.GetTimestamp();
        var id = await AskAsync();
        await SendAsync(socket, new { id = "1", type = "subscribe", payload = new { query = Watch, variables = new { id } } });
        while (await ReceiveAsync(socket) is { } message && message.GetProperty("type").GetString() is "next" or "ping")
        {
            if (!message.TryGetProperty("payload", out _))
            {
                await SendAsync(socket, new { type = "pong" });
                continue;
            }

            var progress = message.GetProperty("payload").GetProperty("data").GetProperty("onGenerationProgress");
            if (progress.GetProperty("stage").GetString() != "DONE") continue;
            if (progress.GetProperty("status").GetString() != "SUCCEEDED") throw new InvalidOperationException($"Not made: {progress}");
            return TimeProvider.System.GetElapsedTime(begin);
        }

        throw new InvalidOperationException("The stream ended before the generation did.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<ClientWebSocket> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(_http.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await SendAsync(socket, new { type = "connection_init", payload = new { authorization = $"Bearer {_token}" } });
        await ReceiveAsync(socket);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, object message)
        => socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<JsonElement?> ReceiveAsync(ClientWebSocket socket)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            message.Write(buffer, 0, received.Count);
            if (received.EndOfMessage) return JsonSerializer.Deserialize<JsonElement>(message.ToArray());
        }
    }
}
