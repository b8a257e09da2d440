namespace SocialImages.Benchmarks.Parts;

/// <summary>From the start of the process to the first 200 of /health/ready, on a database that is migrated and filled.</summary>
internal static class ColdStart
{
    private const int Count = 5;

    public static async Task MeasureAsync(Workbench workbench)
    {
        List<double> ours = [], yardstick = [], memory = [];
        for (var round = 0; round < Count; round++)
        {
            await using var product = await workbench.StartProductAsync();
            ours.Add(product.UntilReady.TotalMilliseconds);
            memory.Add(product.Memory());
            await using var bare = await workbench.StartBareAsync();
            yardstick.Add(bare.UntilReady.TotalMilliseconds);
        }

        var (a, b) = (Rounds.Median(ours, ms => ms), Rounds.Median(yardstick, ms => ms));
        Console.WriteLine($"start to ready: {a:N0} ms, bare {b:N0} ms, ratio {a / b:N1}; {Rounds.Median(memory, mb => mb):N0} MB");
    }
}
