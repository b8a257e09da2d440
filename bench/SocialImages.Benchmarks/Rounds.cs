namespace SocialImages.Benchmarks;

/// <summary>Measures two things by turns, so that whatever else the machine does meets both, and compares medians.</summary>
internal static class Rounds
{
    private const int Count = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(2);

    public static async Task CompareAsync(string name, LoadClient product, LoadClient bare)
    {
        var size = await product.CheckAsync();
        var bareSize = await bare.CheckAsync();
        await product.RunAsync(WarmUp);
        await bare.RunAsync(WarmUp);
        List<Load> ours = [], yardstick = [];
        for (var round = 0; round < Count; round++)
        {
            ours.Add(await product.RunAsync(Stretch));
            yardstick.Add(await bare.RunAsync(Stretch));
        }

        var (a, b) = (Median(ours, load => load.PerSecond), Median(yardstick, load => load.PerSecond));
        var (cpu, bareCpu) = (Median(ours, load => load.Processor.TotalMicroseconds), Median(yardstick, load => load.Processor.TotalMicroseconds));
        Console.WriteLine($"{name}: {a:N0}/s, bare {b:N0}/s, ratio {a / b:N2}; processor {cpu:N0} µs, bare {bareCpu:N0} µs, ratio {bareCpu / cpu:N2}");
        Console.WriteLine($"  half within {Median(ours, load => load.Middle.TotalMilliseconds):N2} ms, 99 % within {Median(ours, load => load.Slowest.TotalMilliseconds):N2} ms"
            + $" (bare {Median(yardstick, load => load.Middle.TotalMilliseconds):N2}, {Median(yardstick, load => load.Slowest.TotalMilliseconds):N2}); answer {size:N0} bytes, bare {bareSize:N0}");
    }

    public static double Median<T>(IEnumerable<T> items, Func<T, double> value)
    {
        var sorted = items.Select(value).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
