namespace SocialImages.Benchmarks.Parts;

/// <summary>The smallest question: what one request costs before any work is done.</summary>
internal static class TypeName
{
    private const string Query = "{__typename}";

    public static async Task MeasureAsync(Workbench workbench)
    {
        await using var product = await workbench.StartProductAsync();
        await using var bare = await workbench.StartBareAsync();
        using var ours = new LoadClient(product, Query, workbench.Token);
        using var yardstick = new LoadClient(bare, Query);
        await Rounds.CompareAsync(Query, ours, yardstick);
    }
}
