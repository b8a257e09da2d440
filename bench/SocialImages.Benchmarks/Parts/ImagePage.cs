namespace SocialImages.Benchmarks.Parts;

/// <summary>A page of 50 pictures as the library shows it, out of <see cref="Workbench.Images"/>.</summary>
internal static class ImagePage
{
    private const string Query =
        "{ images(first: 50) { nodes { id source prompt title altText tags size { width height } byteSize mimeType placeholder createdAt } pageInfo { hasNextPage endCursor } } }";

    public static async Task MeasureAsync(Workbench workbench)
    {
        await using var product = await workbench.StartProductAsync();
        await using var bare = await workbench.StartBareAsync();
        using var ours = new LoadClient(product, Query, workbench.Token);
        using var yardstick = new LoadClient(bare, Query);
        await Rounds.CompareAsync("images(first: 50)", ours, yardstick);
    }
}
