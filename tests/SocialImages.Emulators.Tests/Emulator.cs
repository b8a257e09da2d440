using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SocialImages.Emulators.Tests;

/// <summary>A running emulator and a bare HTTP client: bodies are made by hand, so that no product client can share a misunderstanding with it.</summary>
public sealed class Emulator : IAsyncLifetime
{
    private EmulatorServer? server;

    public HttpClient Http { get; private set; } = null!;

    public Uri Address => server!.BaseAddress;

    public async ValueTask InitializeAsync()
    {
        server = await EmulatorServer.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.BaseAddress };

        // The day of the facts: some models end on 1 December 2026.
        await SettingsAsync("""{"now":"2026-11-21T12:00:00Z"}""");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (server is not null) await server.DisposeAsync();
    }

    public async Task SettingsAsync(string json)
    {
        using var answer = await Http.PostAsync("/_control/settings", Json(json));
        answer.EnsureSuccessStatusCode();
    }

    public Task FaultAsync(string json) => ControlAsync("/_control/faults", json);

    public async Task ControlAsync(string path, string json = "{}")
    {
        using var answer = await Http.PostAsync(path, Json(json));
        answer.EnsureSuccessStatusCode();
    }

    public async Task<JsonArray> ListAsync(string path) => (await Http.GetFromJsonAsync<JsonArray>(path))!;

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? authorization = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (authorization is not null) request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}

/// <summary>A response read to its end.</summary>
public sealed record Answer(int Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Bytes)!;

    public JsonNode Error => Json["error"]!;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), headers);
    }
}
