using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocialImages.Emulators;

namespace SocialImages.Publishing.Tests.Docks;

internal sealed record PublishedPicture(string Sha256, string SourceUrl, int Width, int Height, string Format);

internal sealed record PublishedChild(string Id, string? AltText, PublishedPicture Image);

internal sealed record PublishedPost(
    string Id, string ContainerId, string Account, string MediaType, string? Caption, string? AltText, bool IsAiGenerated, string Permalink,
    DateTimeOffset PublishedAt, int PublishCount, int PublishCalls, PublishedPicture? Image, IReadOnlyList<PublishedChild> Children);

internal sealed record SeenRequest(string Service, string Operation, string Method, string Path, string Query, int? Status, string? Fault);

/// <summary>The world outside, emulated: what it shows, and how it is told to misbehave.</summary>
internal sealed class Outside(EmulatorServer server) : IAsyncDisposable
{
    public const string CloudinaryUrl = "cloudinary://111122223333444:emulated-cloud-secret@DemoCloud";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _control = new() { BaseAddress = new Uri(server.BaseAddress, "/_control/") };

    public string Address => server.BaseAddress.AbsoluteUri.TrimEnd('/');

    public static async Task<Outside> StartAsync()
    {
        var outside = new Outside(await EmulatorServer.StartAsync());
        // The emulated Instagram forgets what it was told about accounts before it was first looked at.
        await outside.PublishedAsync();
        return outside;
    }

    /// <summary>Posts in the order in which they were published; a duplicate stands there twice.</summary>
    public async Task<IReadOnlyList<PublishedPost>> PublishedAsync() =>
        (await _control.GetFromJsonAsync<List<PublishedPost>>("instagram/media", Json))!;

    public async Task<IReadOnlyList<SeenRequest>> RequestsAsync(string service, string? operation = null)
    {
        var query = operation is null ? $"requests?service={service}" : $"requests?service={service}&operation={operation}";
        return (await _control.GetFromJsonAsync<List<SeenRequest>>(query, Json))!;
    }

    public async Task<int> CountAsync(string service, string operation) => (await RequestsAsync(service, operation)).Count;

    /// <param name="fault">Such as <c>new { service = "instagram", operation = "publish", fault = "dropAfter" }</c>.</param>
    public Task MisbehaveAsync(object fault) => PostAsync("faults", fault);

    public Task HealAsync() => EnsureAsync(_control.DeleteAsync(new Uri("faults", UriKind.Relative)));

    public Task SetAsync(object settings) => PostAsync("settings", settings);

    public Task ChangeAccountAsync(object account) => PostAsync("instagram/accounts", account);

    public Task AdvanceAsync(TimeSpan by) => PostAsync("settings", new JsonObject { ["clockAdvanceSeconds"] = by.TotalSeconds });

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await server.DisposeAsync();
    }

    private Task PostAsync(string path, object body) => EnsureAsync(_control.PostAsJsonAsync(path, body, Json));

    private static async Task EnsureAsync(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
