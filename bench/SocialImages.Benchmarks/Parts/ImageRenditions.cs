using SocialImages.Benchmarks.Images;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Benchmarks.Parts;

/// <summary>
/// A 12 megapixel JPEG as cameras write it becomes FULL, MEDIUM and THUMBNAIL, here and in npm's sharp: the same libvips, the same
/// qualities, decoded once in both. Rounds are interleaved, and the ratio is the median of the rounds' ratios. Memory is measured
/// in processes of their own.
/// </summary>
internal static class ImageRenditions
{
    private const int RoundCount = 9;
    private const int PicturesForSpeed = 20;
    private const int PicturesForMemory = 1000;
    private static readonly PixelSize Size = new(4000, 3000);

    public static async Task MeasureAsync(Workbench workbench)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("bench-").FullName, "photograph.jpg");
        await PaintAsync(file);
        await using var ours = await LineProcess.StartAsync("dotnet", Environment.GetCommandLineArgs()[0], "make-renditions", file);
        await using var sharp = await LineProcess.StartAsync("node", Path.Combine(Repository(), "bench", "sharp", "renditions.mjs"), file);
        Console.WriteLine($"images: a JPEG of {Size}, {new FileInfo(file).Length / 1e6:N1} MB; libvips {ours.Version}, sharp's {sharp.Version}");
        await CompareAsync(ours, sharp, workers: 1);
        await CompareAsync(ours, sharp, workers: 2);
        Console.WriteLine($"  peak memory: {ours.Memory().Peak:N0} MB, sharp {sharp.Memory().Peak:N0} MB");
        await WatchMemoryAsync(ours);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static async Task CompareAsync(LineProcess ours, LineProcess sharp, int workers)
    {
        await ours.MakeAsync(workers, workers);
        await sharp.MakeAsync(workers, workers);
        var count = workers == 1 ? 1 : PicturesForSpeed;
        List<(double Ours, double Sharp)> rounds = [];
        for (var round = 0; round < (workers == 1 ? RoundCount : 3); round++)
        {
            var (one, mine) = await ours.MakeAsync(count, workers);
            var (other, theirs) = await sharp.MakeAsync(count, workers);
            rounds.Add((one / count, other / count));
            if (round == 0) Console.WriteLine($"  {workers} worker(s): bytes {string.Join(" + ", mine)}, sharp {string.Join(" + ", theirs)}");
        }

        var (a, b, ratio) = (Rounds.Median(rounds, round => round.Ours), Rounds.Median(rounds, round => round.Sharp), Rounds.Median(rounds, round => round.Ours / round.Sharp));
        Console.WriteLine($"  {workers} worker(s): {a:N0} ms a picture ({1000 / a:N1}/s), sharp {b:N0} ms ({1000 / b:N1}/s), ratio {ratio:N2}");
    }

    private static async Task WatchMemoryAsync(LineProcess ours)
    {
        await ours.MakeAsync(100, 2);
        List<double> seen = [ours.Memory().Now];
        for (var made = 0; made < PicturesForMemory; made += PicturesForMemory / 5)
        {
            await ours.MakeAsync(PicturesForMemory / 5, 2);
            seen.Add(ours.Memory().Now);
        }

        Console.WriteLine($"  memory over {PicturesForMemory} pictures: {string.Join(", ", seen.Select(megabytes => $"{megabytes:N0}"))} MB");
    }

    private static async Task PaintAsync(string path)
    {
        var (canvas, random) = (new PixelBuffer(Size, PixelFormat.Rgb), new Random(1));
        for (var y = 0; y < Size.Height; y++)
        {
            var row = canvas.Row(y);
            for (var at = 0; at < row.Length; at++)
                row[at] = (byte)(128 + (90 * Math.Sin((at / 3 * 0.004) + (y * 0.002) + (at % 3))) + random.Next(-9, 10));
        }

        using var engine = new ImagingEngine();
        await File.WriteAllBytesAsync(path, (await new ImageCodec(engine).EncodePhotographAsync(canvas, new Quality(90))).Bytes.ToArray());
    }

    internal static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SocialImages.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("No SocialImages.sln above.");
        return folder.FullName;
    }
}
