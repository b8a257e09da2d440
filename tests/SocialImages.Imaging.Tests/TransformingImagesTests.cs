using SocialImages.Imaging.Drawing;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Imaging.Tests;

public sealed class TransformingImagesTests
{
    /// <summary>From 400 x 200.</summary>
    [Theory]
    [InlineData(ResizeMode.Fill, 100, 100, 100, 100)]
    [InlineData(ResizeMode.Fill, 1000, 1000, 1000, 1000)]
    [InlineData(ResizeMode.Fill, 100, null, 100, 50)]
    [InlineData(ResizeMode.Fit, 100, 100, 100, 50)]
    [InlineData(ResizeMode.Fit, 800, 800, 800, 400)]
    [InlineData(ResizeMode.Limit, 100, 100, 100, 50)]
    [InlineData(ResizeMode.Limit, 800, 800, 400, 200)]
    [InlineData(ResizeMode.Limit, 800, null, 400, 200)]
    [InlineData(ResizeMode.Pad, 100, 100, 100, 100)]
    [InlineData(ResizeMode.Pad, 1080, 1350, 1080, 1350)]
    [InlineData(ResizeMode.Scale, 100, 150, 100, 150)]
    [InlineData(ResizeMode.Scale, 600, 50, 600, 50)]
    [InlineData(ResizeMode.Scale, null, 100, 200, 100)]
    [InlineData(ResizeMode.Crop, 100, 150, 100, 150)]
    [InlineData(ResizeMode.Crop, 1000, 150, 400, 150)]
    [InlineData(ResizeMode.Limit, null, null, 400, 200)]
    public async Task EveryMode_GivesItsSize(ResizeMode mode, int? width, int? height, int expectedWidth, int expectedHeight)
    {
        var source = await Studio.EncodeAsync(Pictures.Gradient(new PixelSize(400, 200)), ImageFormat.Jpeg);

        var made = await ApplyAsync(source, new ImageTransform { Mode = mode, Width = width, Height = height });

        Assert.Equal(new PixelSize(expectedWidth, expectedHeight), made.Size);
        Assert.Equal(made.Size, Studio.Inspector.Inspect(made.Bytes).Size);
        Assert.Equal(ImageFormat.Jpeg, made.Format);
    }

    [Fact]
    public async Task Pad_CentresThePictureOnTheColour()
    {
        var source = await Studio.EncodeAsync(Pictures.Flat(new PixelSize(400, 200), Rgb.Black), ImageFormat.Png);

        var pixels = await Studio.DecodeAsync((await ApplyAsync(
            source, new ImageTransform { Mode = ResizeMode.Pad, Width = 200, Height = 200, Background = new Rgb(10, 200, 30) })).Bytes);

        Assert.Equal([10, 200, 30], pixels[100, 20].ToArray());
        Assert.Equal([10, 200, 30], pixels[100, 180].ToArray());
        Assert.Equal([0, 0, 0], pixels[100, 100].ToArray());
    }

    [Fact]
    public async Task Fill_CutsWhereGravitySays()
    {
        var canvas = Pictures.Flat(new PixelSize(1200, 400), new Rgb(120, 120, 120));
        canvas.Stamp(Pictures.Disc(120), 1040, 140, new Rgb(240, 60, 30));
        var source = await Studio.EncodeAsync(canvas, ImageFormat.Png);

        Assert.Equal(0, await RedPixelsAsync(Gravity.Centre));
        Assert.InRange(await RedPixelsAsync(Gravity.Attention), 2_000, 4_000);

        async Task<int> RedPixelsAsync(Gravity gravity)
        {
            var made = await ApplyAsync(source, new ImageTransform { Mode = ResizeMode.Fill, Width = 200, Height = 200, Gravity = gravity });
            var pixels = await Studio.DecodeAsync(made.Bytes);
            return Enumerable.Range(0, 40_000).Count(at => pixels.Pixels[at * 3] > 200 && pixels.Pixels[(at * 3) + 2] < 80);
        }
    }

    [Fact]
    public async Task FormatAndQuality_AreAsAsked()
    {
        var source = await Studio.EncodeAsync(Pictures.Noise(new PixelSize(300, 300)), ImageFormat.Png);

        var good = await ApplyAsync(source, new ImageTransform { Format = ImageFormat.Jpeg, Quality = new Quality(90) });
        var poor = await ApplyAsync(source, new ImageTransform { Format = ImageFormat.Jpeg, Quality = new Quality(20) });
        var webp = await ApplyAsync(source, new ImageTransform { Format = ImageFormat.WebP });

        Assert.InRange(poor.Bytes.Length, 1, good.Bytes.Length / 2);
        Assert.Equal(ImageFormat.WebP, Studio.Inspector.Inspect(webp.Bytes).Format);
    }

    [Fact]
    public async Task Gif_IsAnsweredAsPng()
    {
        var made = await ApplyAsync(Files.GifFile.Write(new PixelSize(10, 10), 1), new ImageTransform { Mode = ResizeMode.Scale, Width = 20 });

        Assert.Equal((ImageFormat.Png, new PixelSize(20, 20)), (made.Format, made.Size));
    }

    [Fact]
    public async Task ResultBeyondTheLimits_IsRefused()
    {
        var source = await Studio.EncodeAsync(Pictures.Flat(new PixelSize(10, 10), Rgb.White), ImageFormat.Png);

        var refusal = await Assert.ThrowsAsync<ImagingException>(() => ApplyAsync(source, new ImageTransform { Mode = ResizeMode.Scale, Width = 9_000 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ApplyAsync(source, new ImageTransform { Width = 0 }));

        Assert.Equal(ImagingReason.TooManyPixels, refusal.Reason);
    }

    private static Task<EncodedImage> ApplyAsync(ReadOnlyMemory<byte> source, ImageTransform transform) =>
        Studio.Transformer.ApplyAsync(source, transform, TestContext.Current.CancellationToken);
}
