using SocialImages.Imaging.Drawing;
using SocialImages.Imaging.Fingerprints;

namespace SocialImages.Imaging.Tests;

public sealed class FingerprintingTests
{
    /// <summary>
    /// Given by the algorithm's C encoder (woltapp/blurhash, commit 0a1f978) for the same pixels. Its TypeScript one
    /// forgets the sign when it looks for the strongest term, and clips.
    /// </summary>
    public static TheoryData<string, int, int, int, int, string> Vectors => new()
    {
        { "black", 16, 16, 4, 3, "L00000fQfQfQfQfQfQfQfQfQfQfQ" },
        { "white", 16, 16, 4, 3, "LKTSUA~qfQ~q~qoffQoffQfQfQfQ" },
        { "gradient", 32, 24, 4, 3, "L$Hev+2rwxX7l|WDjte;gJfjfQfj" },
        { "gradient", 7, 5, 4, 3, "LyIF613TWp%Kz3NKa|nSeEe;fQe;" },
        { "gradient", 32, 24, 1, 1, "00Hev+" },
        {
            "gradient", 32, 24, 9, 9,
            "|$Hev+2rwxX7a|oeWpoeWpl|WDjte;fQe;fQe;fQgJfjfQfjfQfjfQfjfQn+WpjtfQfQfQfQfQfQe;fQfQfQfQfQfQfQfQoeWpjtfQfQfQfQfQfQeqfQfQfQfQfQfQfQfQoxWpjtfQfQfQfQfQfQeqfQfQfQfQfQfQfQfQ"
        },
        { "quarters", 20, 20, 4, 3, "L~Lqe9qSeXt%s_[qsBJ%fMsTjtWo" },
        { "pixel", 1, 1, 4, 3, "LU27F4pMpMpMpMpMpMpMpMpMpMpM" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void BlurHash_EqualsTheReference(string picture, int width, int height, int across, int down, string expected)
    {
        var size = new PixelSize(width, height);
        var pixels = picture switch
        {
            "black" => Pictures.Flat(size, Rgb.Black),
            "white" => Pictures.Flat(size, Rgb.White),
            "gradient" => Pictures.Gradient(size),
            "quarters" => Pictures.Quarters(size),
            _ => Pictures.Flat(size, new Rgb(18, 52, 86)),
        };

        Assert.Equal(expected, BlurHash.Encode(pixels.Pixels, size, across, down));
    }

    [Fact]
    public async Task Placeholder_LooksLikeThePicture()
    {
        var normalized = await NormalizedAsync(Pictures.Gradient(new PixelSize(400, 300)));

        var placeholder = BlurHashDecoder.Decode(normalized.Fingerprint.BlurHash, new PixelSize(40, 30));

        Assert.InRange(Likeness.MeanDifference(Pictures.Gradient(new PixelSize(40, 30)), placeholder), 0, 20);
    }

    [Fact]
    public async Task PerceptualHash_SurvivesResizingAndReencoding()
    {
        var png = await Studio.EncodeAsync(Pictures.Quarters(new PixelSize(800, 600)), ImageFormat.Png);
        var small = await Studio.Renditions.MakeAsync(png, [RenditionPreset.Thumbnail], ImageFormat.WebP, TestContext.Current.CancellationToken);

        var original = (await Studio.NormalizeAsync(png)).Fingerprint.PerceptualHash;
        var copy = (await Studio.NormalizeAsync(small[0].Image.Bytes)).Fingerprint.PerceptualHash;
        var other = (await NormalizedAsync(Pictures.Noise(new PixelSize(800, 600)))).Fingerprint.PerceptualHash;

        Assert.InRange(original.DistanceTo(copy), 0, 8);
        Assert.InRange(original.DistanceTo(other), 17, 64);
    }

    [Fact]
    public async Task DominantColors_AreThePicturesCommonest()
    {
        var canvas = Pictures.Flat(new PixelSize(100, 100), new Rgb(20, 40, 200));
        canvas.Fill(new PixelRect(0, 0, 100, 30), new Rgb(240, 230, 20));
        canvas.Fill(new PixelRect(0, 90, 100, 10), new Rgb(10, 10, 10));

        var colors = (await NormalizedAsync(canvas)).Fingerprint.Colors;

        Assert.InRange(colors.Count, 3, 5);
        Assert.InRange(colors[0].Blue, 190, 210);
        Assert.InRange(colors[1].Red, 220, 255);
        Assert.Contains(colors, color => color is { Red: < 40, Green: < 40, Blue: < 40 });
    }

    [Fact]
    public async Task Sharpness_FallsWhenThePictureIsBlurred()
    {
        var sharp = Pictures.Noise(new PixelSize(500, 400));
        var png = await Studio.EncodeAsync(sharp, ImageFormat.Png);
        var blurred = await Studio.Codec.DecodeAsync(png, new PixelSize(50, 40), TestContext.Current.CancellationToken);
        var enlarged = await Studio.Transformer.ApplyAsync(
            await Studio.EncodeAsync(blurred, ImageFormat.Png),
            new Transforms.ImageTransform { Mode = Transforms.ResizeMode.Scale, Width = 500, Height = 400 },
            TestContext.Current.CancellationToken);

        var before = (await Studio.NormalizeAsync(png)).Fingerprint.Sharpness;
        var after = (await Studio.NormalizeAsync(enlarged.Bytes)).Fingerprint.Sharpness;

        Assert.InRange(after, 0, before / 10);
    }

    private static async Task<NormalizedImage> NormalizedAsync(PixelBuffer pixels) =>
        await Studio.NormalizeAsync(await Studio.EncodeAsync(pixels, ImageFormat.Png));
}
