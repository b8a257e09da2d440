using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SocialImages.Imaging;

namespace SocialImages.Benchmarks.Images;

/// <summary>The product's side of `bench/sharp/renditions.mjs`: a line "COUNT WORKERS" is answered with one of JSON.</summary>
internal static class RenditionWorker
{
    private static readonly RenditionPreset[] Presets = [RenditionPreset.Full, RenditionPreset.Medium, RenditionPreset.Thumbnail];

    public static async Task RunAsync(string path)
    {
        var file = await File.ReadAllBytesAsync(path);
        using var engine = new ImagingEngine();
        var maker = new RenditionMaker(engine);
        Console.WriteLine(JsonSerializer.Serialize(new { version = engine.NativeVersion }));
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var (count, workers) = line.Split(' ') is [var pictures, var hands] ? (Number(pictures), Number(hands)) : (1, 1);
            Console.WriteLine(JsonSerializer.Serialize(await MakeAsync(maker, file, count, workers)));
        }
    }

    private static async Task<object> MakeAsync(RenditionMaker maker, byte[] file, int count, int workers)
    {
        var (started, left, sizes) = (Stopwatch.GetTimestamp(), count, Array.Empty<int>());
        await Task.WhenAll(Enumerable.Range(0, workers).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                sizes = [.. (await maker.MakeAsync(file, Presets, ImageFormat.Jpeg, CancellationToken.None)).Select(made => made.Image.Bytes.Length)];
        }));
        return new { milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds, sizes };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
