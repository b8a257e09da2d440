using SocialImages.Imaging.Drawing;
using SocialImages.Imaging.Tests.Files;

namespace SocialImages.Imaging.Tests;

public sealed class MakingRenditionsTests
{
    private static readonly RenditionPreset[] All = [RenditionPreset.Thumbnail, RenditionPreset.Medium, RenditionPreset.Full];

    [Theory]
    [InlineData(2400, 1200, 1080, 540, 320, 160)]
    [InlineData(1200, 2400, 540, 1080, 160, 320)]
    [InlineData(640, 480, 640, 480, 320, 240)]
    [InlineData(100, 60, 100, 60, 100, 60)]
    [InlineData(4000, 3, 1080, 1, 320, 1)]
    public async Task Presets_FitInsideAndAreNeverEnlarged(int width, int height, int mediumWidth, int mediumHeight, int smallWidth, int smallHeight)
    {
        var source = await Studio.EncodeAsync(Pictures.Gradient(new PixelSize(width, height)), ImageFormat.Jpeg);

        var renditions = await MakeAsync(source, All, ImageFormat.Jpeg);

        Assert.Equal([RenditionPreset.Full, RenditionPreset.Medium, RenditionPreset.Thumbnail], renditions.Select(rendition => rendition.Preset));
        Assert.Equal(new PixelSize(width, height), renditions[0].Image.Size);
        Assert.Equal(new PixelSize(mediumWidth, mediumHeight), renditions[1].Image.Size);
        Assert.Equal(new PixelSize(smallWidth, smallHeight), renditions[2].Image.Size);
        Assert.All(renditions, rendition => Assert.Equal(rendition.Image.Size, Studio.Inspector.Inspect(rendition.Image.Bytes).Size));
        Assert.All(renditions, rendition => Assert.True(JpegFile.Frame(rendition.Image.Bytes.Span).Progressive));
    }

    [Fact]
    public async Task ThumbnailAlone_LooksLikeTheOneMadeFromTheMedium()
    {
        var source = await Studio.EncodeAsync(Pictures.Gradient(new PixelSize(2000, 1500)), ImageFormat.Jpeg);

        var together = (await MakeAsync(source, All, ImageFormat.Png))[2].Image;
        var alone = (await MakeAsync(source, [RenditionPreset.Thumbnail], ImageFormat.Png)).Single().Image;

        Assert.InRange(Likeness.MeanDifference(await Studio.DecodeAsync(together.Bytes), await Studio.DecodeAsync(alone.Bytes)), 0, 1);
    }

    [Theory]
    [InlineData(ImageFormat.WebP)]
    [InlineData(ImageFormat.Avif)]
    [InlineData(ImageFormat.Png)]
    public async Task OtherFormats_AreWrittenOnRequest(ImageFormat format)
    {
        var source = await Studio.EncodeAsync(Pictures.HalfTransparent(new PixelSize(500, 400)), ImageFormat.Png);

        var rendition = (await MakeAsync(source, [RenditionPreset.Thumbnail], format)).Single();

        var facts = Studio.Inspector.Inspect(rendition.Image.Bytes);
        Assert.Equal((format, new PixelSize(320, 256), true), (facts.Format, facts.Size, facts.HasAlpha));
        var pixels = await Studio.DecodeAsync(rendition.Image.Bytes);
        Assert.InRange(pixels[20, 100][3], 0, 3);
        Assert.InRange(pixels[300, 100][3], 252, 255);
    }

    [Fact]
    public async Task TransparencyInAJpeg_LiesOnWhite()
    {
        var source = await Studio.EncodeAsync(Pictures.HalfTransparent(new PixelSize(500, 400)), ImageFormat.Png);

        var rendition = (await MakeAsync(source, [RenditionPreset.Thumbnail], ImageFormat.Jpeg)).Single();

        var pixels = await Studio.DecodeAsync(rendition.Image.Bytes);
        Assert.Equal(PixelFormat.Rgb, pixels.Format);
        Assert.InRange(pixels[20, 100][1], 250, 255);
    }

    private static Task<IReadOnlyList<Rendition>> MakeAsync(byte[] source, RenditionPreset[] presets, ImageFormat format) =>
        Studio.Renditions.MakeAsync(source, presets, format, TestContext.Current.CancellationToken);
}
