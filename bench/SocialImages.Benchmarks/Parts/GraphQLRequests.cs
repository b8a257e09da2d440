namespace SocialImages.Benchmarks.Parts;

/// <summary>What the GraphQL server costs beside minimal APIs that answer the same bytes.</summary>
internal static class GraphQLRequests
{
    private const string Fields = "{ nodes { id prompt style title altText width height createdAt } pageInfo { hasNextPage endCursor } }";

    private static readonly (string Name, string Query, string Yardstick, double Target)[] Cases =
    [
        ("{__typename}", "{__typename}", "/typename", 0.6),
        ("50 pictures from memory", $"{{ pictures(first: 50) {Fields} }}", "/pictures", 0.45),
        ("50 pictures by EF", $"{{ storedPictures(first: 50) {Fields} }}", "/stored-pictures", 0.8),
    ];

    public static async Task MeasureAsync(Workbench workbench)
    {
        await using var graphql = await workbench.StartSelfAsync("serve-graphql");
        await using var minimal = await workbench.StartSelfAsync("serve-minimal");
        foreach (var (name, query, yardstick, target) in Cases)
        {
            using var ours = new LoadClient(graphql, query);
            using var theirs = new LoadClient(minimal, query, path: yardstick);
            await Rounds.CompareAsync($"graphql {name} (at least {target})", ours, theirs);
        }
    }
}
