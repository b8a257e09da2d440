using System.Collections.Concurrent;
using SocialImages.Imaging.Drawing;
using SocialImages.Imaging.Instagram;
using SocialImages.Imaging.Tests.Files;

namespace SocialImages.Imaging.Tests;

public sealed class MakingInstagramJpegsTests
{
    private static readonly ConcurrentDictionary<PixelSize, Task<byte[]>> Sources = new();

    [Theory]
    [InlineData(InstagramFrame.Square, 1080, 1080)]
    [InlineData(InstagramFrame.Portrait, 1080, 1350)]
    [InlineData(InstagramFrame.Landscape, 1080, 566)]
    [InlineData(InstagramFrame.TallPortrait, 1080, 1350)]
    public async Task EveryFrame_HasItsExactSizeFromAnySource(InstagramFrame frame, int width, int height)
    {
        foreach (var source in new PixelSize[] { new(2000, 1500), new(1080, 1080), new(200, 300), new(1, 1), new(3000, 40), new(40, 3000), new(1081, 1349) })
        {
            var made = await MakeAsync(source, frame);

            Assert.Equal(new PixelSize(width, height), made.Image.Size);
            AssertAccepted(made);
            Assert.True(made.Crop.FitsInto(source), $"{made.Crop} in {source}");
        }
    }

    [Theory]
    [InlineData(1024, 1024, 1080)]
    [InlineData(1536, 1024, 720)]
    [InlineData(1024, 1536, 1350)]
    [InlineData(1080, 1350, 1350)]
    [InlineData(1080, 1349, 1349)]
    [InlineData(1910, 1000, 566)]
    [InlineData(1792, 1024, 617)]
    [InlineData(1920, 1080, 608)]
    [InlineData(1080, 1920, 1350)]
    [InlineData(3, 4, 1350)]
    [InlineData(16384, 100, 566)]
    [InlineData(100, 16384, 1350)]
    [InlineData(16384, 1, 566)]
    [InlineData(1, 16384, 1350)]
    [InlineData(1555, 666, 566)]
    public async Task Nearest_KeepsTheRatioWhereAFeedTakesIt(int width, int height, int expectedHeight)
    {
        var made = await MakeAsync(new PixelSize(width, height), InstagramFrame.Nearest);

        Assert.Equal(new PixelSize(1080, expectedHeight), made.Image.Size);
        AssertAccepted(made);
    }

    [Fact]
    public async Task LegalRatio_LosesNothingButRounding()
    {
        var made = await MakeAsync(new PixelSize(1536, 1024), InstagramFrame.Nearest);

        Assert.Equal(new PixelRect(0, 0, 1536, 1024), made.Crop);
    }

    [Fact]
    public async Task ThreeByFour_IsMadeOnlyWhereAllowed()
    {
        var maker = new InstagramJpegMaker(Studio.Engine, new InstagramJpegOptions { AllowThreeByFour = true });
        var source = await Studio.EncodeAsync(Pictures.Gradient(new PixelSize(900, 1200)), ImageFormat.Jpeg);

        var made = await maker.MakeAsync(source, InstagramFrame.TallPortrait, Gravity.Centre, TestContext.Current.CancellationToken);

        Assert.Equal(new PixelSize(1080, 1440), made.Image.Size);
    }

    [Fact]
    public async Task GivenCrop_IsWhatIsShown()
    {
        var canvas = Pictures.Flat(new PixelSize(1600, 1200), Rgb.Black);
        canvas.Fill(new PixelRect(1200, 100, 300, 300), new Rgb(255, 0, 0));
        var source = await Studio.EncodeAsync(canvas, ImageFormat.Png);

        var made = await Studio.Instagram.MakeAsync(source, InstagramFrame.Square, new PixelRect(1200, 100, 300, 300), TestContext.Current.CancellationToken);

        AssertAccepted(made);
        Assert.Equal(new PixelRect(1200, 100, 300, 300), made.Crop);
        Assert.InRange(Likeness.MeanDifference(Pictures.Flat(made.Image.Size, new Rgb(255, 0, 0)), await Studio.DecodeAsync(made.Image.Bytes)), 0, 2);
    }

    [Fact]
    public async Task GivenCropOfAnotherRatio_LosesItsEnds()
    {
        var source = await Studio.EncodeAsync(Pictures.Gradient(new PixelSize(1600, 1200)), ImageFormat.Png);

        var made = await Studio.Instagram.MakeAsync(source, InstagramFrame.Square, new PixelRect(100, 100, 1000, 500), TestContext.Current.CancellationToken);

        Assert.Equal(new PixelRect(350, 100, 500, 500), made.Crop);
        AssertAccepted(made);
    }

    [Fact]
    public async Task CropOutsideThePicture_IsRefused()
    {
        var source = await Studio.EncodeAsync(Pictures.Gradient(new PixelSize(100, 100)), ImageFormat.Png);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Studio.Instagram.MakeAsync(source, InstagramFrame.Square, new PixelRect(50, 0, 51, 100), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AttentionCrop_KeepsWhatStandsOut()
    {
        var canvas = Pictures.Flat(new PixelSize(2000, 800), new Rgb(120, 120, 120));
        canvas.Stamp(Pictures.Disc(160), 1700, 300, new Rgb(240, 60, 30));
        var source = await Studio.EncodeAsync(canvas, ImageFormat.Png);

        var attention = await Studio.Instagram.MakeAsync(source, InstagramFrame.Square, Gravity.Attention, TestContext.Current.CancellationToken);
        var centre = await Studio.Instagram.MakeAsync(source, InstagramFrame.Square, Gravity.Centre, TestContext.Current.CancellationToken);

        Assert.InRange(attention.Crop.Left, 1060, 1200);
        Assert.Equal(new PixelRect(600, 0, 800, 800), centre.Crop);
    }

    [Fact]
    public async Task TheSameSource_GivesTheSameBytes()
    {
        var source = await Studio.EncodeAsync(Pictures.Noise(new PixelSize(1500, 1100)), ImageFormat.Jpeg);

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Studio.Instagram.MakeAsync(source, InstagramFrame.Portrait, Gravity.Attention, TestContext.Current.CancellationToken)));

        Assert.Single(made.Select(jpeg => jpeg.Sha256).Distinct());
        Assert.Equal(64, made[0].Sha256.Length);
        Assert.Equal(made[0].Image.ComputeSha256(), made[0].Sha256);
    }

    [Fact]
    public async Task NoiseAtFullSize_StaysWithinEightMebibytes()
    {
        var source = await Studio.EncodeAsync(Pictures.Noise(new PixelSize(1080, 1350)), ImageFormat.Png);

        AssertAccepted(await Studio.Instagram.MakeAsync(source, InstagramFrame.Portrait, Gravity.Centre, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task QualityStepsDown_UntilTheBytesFit()
    {
        var source = await Studio.EncodeAsync(Pictures.Noise(new PixelSize(1080, 1080)), ImageFormat.Png);
        var roomy = await Studio.Instagram.MakeAsync(source, InstagramFrame.Square, Gravity.Centre, TestContext.Current.CancellationToken);
        var limit = roomy.Image.Bytes.Length * 6 / 10;

        var tight = await Limited(limit).MakeAsync(source, InstagramFrame.Square, Gravity.Centre, TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<ImagingException>(() =>
            Limited(5_000).MakeAsync(source, InstagramFrame.Square, Gravity.Centre, TestContext.Current.CancellationToken));

        Assert.InRange(tight.Image.Bytes.Length, limit / 2, limit);
        Assert.Equal(ImagingReason.TooLarge, refusal.Reason);

        static InstagramJpegMaker Limited(int bytes) => new(Studio.Engine, new InstagramJpegOptions { MaxBytes = bytes });
    }

    [Fact]
    public async Task Transparency_LiesOnWhite()
    {
        var source = await Studio.EncodeAsync(Pictures.HalfTransparent(new PixelSize(1200, 1200)), ImageFormat.Png);

        var made = await Studio.Instagram.MakeAsync(source, InstagramFrame.Square, Gravity.Centre, TestContext.Current.CancellationToken);

        Assert.All((await Studio.DecodeAsync(made.Image.Bytes))[100, 500].ToArray(), channel => Assert.InRange(channel, 252, 255));
    }

    private static async Task<InstagramJpeg> MakeAsync(PixelSize size, InstagramFrame frame) =>
        await Studio.Instagram.MakeAsync(
            await Sources.GetOrAdd(size, PngAsync), frame, Gravity.Centre, TestContext.Current.CancellationToken);

    private static Task<byte[]> PngAsync(PixelSize size) => Studio.EncodeAsync(Pictures.Gradient(size), ImageFormat.Png);

    private static void AssertAccepted(InstagramJpeg made)
    {
        var frame = JpegFile.Frame(made.Image.Bytes.Span);
        Assert.Equal(new JpegFrame(made.Image.Size, Progressive: false, Components: 3, FullChroma: true), frame);
        Assert.Equal(1080, frame.Size.Width);
        Assert.InRange(frame.Size.Ratio, 0.8, 1.91);
        Assert.InRange(made.Image.Bytes.Length, 1, 8 * 1024 * 1024);
        Assert.DoesNotContain(JpegFile.Segments(made.Image.Bytes.Span), segment => segment.Marker is > 0xE0 and <= 0xEF);
    }
}
