using System.Globalization;
using SocialImages.Imaging.Tests.Files;

namespace SocialImages.Imaging.Tests;

public sealed class MutatedFilesTests
{
    private static readonly PixelSize Size = new(64, 48);

    /// <summary>Mutations in all, over all formats; IMAGING_MUTATIONS raises it for a long run.</summary>
    private static int Mutations =>
        int.Parse(Environment.GetEnvironmentVariable("IMAGING_MUTATIONS") ?? "1000", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("avif")]
    [InlineData("gif")]
    public async Task FlippedBytes_GiveAPictureOrARefusalAndNothingElse(string format)
    {
        var seed = await SeedAsync(format);
        var random = new Random(Mutations);
        byte[][] files = [.. Enumerable.Range(0, Mutations / 5).Select(_ => Mutate(seed, random))];

        var taken = await Task.WhenAll(files.Chunk(Math.Max(1, files.Length / 2)).Select(CountTakenAsync));

        Assert.True(taken.Sum() < files.Length, "No mutation was ever noticed.");
    }

    private static async Task<byte[]> SeedAsync(string format) => format switch
    {
        "jpeg" => JpegFile.WithExif(await Studio.EncodeAsync(Pictures.Gradient(Size), ImageFormat.Jpeg), 6),
        "png" => await Studio.EncodeAsync(Pictures.HalfTransparent(Size), ImageFormat.Png),
        "webp" => await Studio.EncodeAsync(Pictures.Gradient(Size), ImageFormat.WebP),
        "avif" => await Studio.EncodeAsync(Pictures.Gradient(Size), ImageFormat.Avif),
        _ => GifFile.Write(Size, 1, 2),
    };

    // Half of the flips hit the first hundred bytes, where the headers are.
    private static byte[] Mutate(byte[] seed, Random random)
    {
        var mutated = (byte[])seed.Clone();
        for (var flips = random.Next(1, 8); flips > 0; flips--)
            mutated[random.Next(random.Next(2) == 0 ? Math.Min(100, seed.Length) : seed.Length)] = (byte)random.Next(256);
        return mutated;
    }

    private static async Task<int> CountTakenAsync(byte[][] files)
    {
        var taken = 0;
        foreach (var file in files)
            taken += await IsTakenAsync(file) ? 1 : 0;
        return taken;
    }

    private static async Task<bool> IsTakenAsync(byte[] file)
    {
        try
        {
            var normalized = await Studio.NormalizeAsync(file);
            Assert.Equal(normalized.Image.Size, Studio.Inspector.Inspect(normalized.Image.Bytes).Size);
            return true;
        }
        catch (ImagingException)
        {
            return false;
        }
    }
}
