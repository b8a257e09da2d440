using System.Net.Http.Json;
using System.Text.Json;
using SocialImages.Emulators;

namespace SocialImages.Domain.Tests.Support;

public sealed record SeenRequest(string Service, string Operation, string Method, string Path, string? Body, int? Status, string? Fault);

/// <summary>The picture services outside, emulated: what they saw, and how they are told to misbehave.</summary>
public sealed class Outside(EmulatorServer server) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _control = new() { BaseAddress = new Uri(server.BaseAddress, "/_control/") };

    public Uri OpenAI { get; } = new(server.BaseAddress, "openai/v1");

    public static async Task<Outside> StartAsync() => new(await EmulatorServer.StartAsync());

    /// <summary>One of the emulated services, such as `gemini`.</summary>
    public Uri At(string path) => new(server.BaseAddress, path);

    public async Task<IReadOnlyList<SeenRequest>> RequestsAsync(string operation, string service = "openai")
        => (await _control.GetFromJsonAsync<List<SeenRequest>>($"requests?service={service}&operation={operation}", Json))!;

    public async Task<int> CountAsync(string operation, string service = "openai") => (await RequestsAsync(operation, service)).Count;

    /// <param name="fault">Such as <c>new { operation = "generate", fault = "dropAfter" }</c>.</param>
    public Task MisbehaveAsync(object fault) => PostAsync("faults", fault);

    public Task SetAsync(object settings) => PostAsync("settings", settings);

    public Task ResetAsync() => PostAsync("reset", new { });

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await server.DisposeAsync();
    }

    private async Task PostAsync(string path, object body)
    {
        using var response = await _control.PostAsJsonAsync(path, body, Json);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
