using System.Text;
using System.Text.Json;

namespace SocialImages.Api.Tests.Harness;

/// <summary>What users do in several scenarios.</summary>
public static class Intents
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    public static async Task<string> AccountIdAsync(this GraphQLClient owner)
        => (await owner.QueryAsync("{ instagramAccounts { id } }")).GetProperty("instagramAccounts")[0].GetProperty("id").GetString()!;

    public static async Task<string> GenerateAsync(this GraphQLClient owner, object input)
        => (await owner.MutateAsync("generateImages", input, "generation { id status }")).GetProperty("generation").GetProperty("id").GetString()!;

    /// <summary>The generation once it has ended, however it ended.</summary>
    public static Task<JsonElement> FinishedGenerationAsync(this GraphQLClient owner, string id) => owner.UntilAsync(
        """
        query($id: ID!) { node(id: $id) { ... on Generation {
          status attempt creditsHeld cost { credits usd } error { __typename code message ... on PromptRejectedError { categories } ... on ProviderUnavailableError { triedProviders } }
          images { id url(rendition: THUMBNAIL) size { width height } contentHash } } } }
        """,
        id,
        node => node.GetProperty("status").GetString() is "SUCCEEDED" or "FAILED" or "CANCELED");

    /// <summary>The post once it has one of the statuses.</summary>
    public static Task<JsonElement> PostInAsync(this GraphQLClient owner, string id, params string[] statuses) => owner.UntilAsync(
        """
        query($id: ID!) { node(id: $id) { ... on Post {
          status permalink instagramMediaId publishedAt scheduledFor problems { code message } preview { url sha256 width height }
          images { id source altText } attempts { step outcome code at } } } }
        """,
        id,
        node => statuses.Contains(node.GetProperty("status").GetString()));

    /// <summary>The permalink, which is asked for once the post is out.</summary>
    public static async Task<string?> PermalinkAsync(this GraphQLClient owner, string id) => (await owner.UntilAsync(
        "query($id: ID!) { node(id: $id) { ... on Post { permalink } } }", id, node => node.GetProperty("permalink").ValueKind == JsonValueKind.String))
        .GetProperty("permalink").GetString();

    public static async Task<JsonElement> CreditsAsync(this GraphQLClient owner)
        => (await owner.QueryAsync("{ viewer { credits { granted available held captured } } }")).GetProperty("viewer").GetProperty("credits");

    private static async Task<JsonElement> UntilAsync(this GraphQLClient owner, string query, string id, Predicate<JsonElement> isDone)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var node = (await owner.QueryAsync(query, new { id })).GetProperty("node");
            if (isDone(node)) return node;
            if (TimeProvider.System.GetElapsedTime(started) > Patience) throw new TimeoutException($"Still: {node}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}

/// <summary>Global ids of things that do not exist.</summary>
public static class GlobalId
{
    public static string Unknown(string type)
        => Convert.ToBase64String([.. Encoding.UTF8.GetBytes($"{type}:"), .. Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToByteArray()]);
}
