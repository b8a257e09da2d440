using SocialImages.Imaging.Drawing;
using SocialImages.Imaging.Instagram;
using SocialImages.Imaging.Native;
using SocialImages.Imaging.Tests.Files;

namespace SocialImages.Imaging.Tests;

/// <summary>libvips counts for the whole process, so nothing else may run beside these.</summary>
[CollectionDefinition(nameof(UsingMemoryTests), DisableParallelization = true)]
[Collection(nameof(UsingMemoryTests))]
public sealed class UsingMemoryTests
{
    // Each kind of source thirty times, and each through the costly steps six times: a leak of one block would be seen after one.
    private const int Rounds = 120;

    [Fact]
    public async Task DozensOfPictures_LeaveNothingBehind()
    {
        var good = await Studio.EncodeAsync(Pictures.Gradient(new PixelSize(320, 240)), ImageFormat.Jpeg);
        byte[][] sources = [good, JpegFile.WithExif(good, 6), await Studio.EncodeAsync(Pictures.HalfTransparent(new PixelSize(200, 150)), ImageFormat.Png), good[..2_000]];
        await AllReturnedAsync();

        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            try
            {
                await WorkAsync(sources[round % sources.Length], withInstagram: round % 5 == 0);
            }
            catch (ImagingException)
            {
                refused++;
            }
        }

        Assert.Equal(Rounds / 4, refused);
        await AllReturnedAsync();
        Assert.Equal(0, VipsNative.TrackedAllocations());
        Assert.Equal(0, VipsNative.TrackedFiles());
    }

    [Fact]
    public void FourHundredMegapixels_AreRefusedByTheHeaderAlone()
    {
        var size = new PixelSize(16_000, 16_000);
        var bomb = PngFile.Write(size, 1, PngFile.Grey, PngFile.Scanlines(size, size.Width / 8, (_, _) => 0));
        Assert.InRange(bomb.Length, 1, 100_000);
        var before = VipsNative.TrackedMemoryHighwater();

        var refusal = Assert.Throws<ImagingException>(() => Studio.Inspector.Inspect(bomb));

        Assert.Equal(ImagingReason.TooManyPixels, refusal.Reason);
        Assert.Contains("16000x16000", refusal.PublicMessage, StringComparison.Ordinal);
        Assert.InRange(VipsNative.TrackedMemoryHighwater() - before, 0u, 4_000_000u);
    }

    // 50 megapixels of which the decoder needs all before it can give the first line.
    [Theory]
    [InlineData(16, PngFile.Rgba, 8, false)]
    [InlineData(16, PngFile.Rgb, 6, false)]
    [InlineData(8, PngFile.Rgba, 4, true)]
    [InlineData(8, PngFile.Rgb, 3, true)]
    public async Task InterlacedPicture_IsTakenWhereItsDecoderFits(byte bitDepth, byte colorType, int bytesPerPixel, bool isTaken)
    {
        var file = PngFile.WriteInterlaced(new PixelSize(8165, 6123), bitDepth, colorType, bytesPerPixel);
        await AllReturnedAsync();
        var before = VipsNative.TrackedMemoryHighwater();

        if (isTaken)
            Assert.Equal(new PixelSize(8165, 6123), (await Studio.NormalizeAsync(file)).Image.Size);
        else
            Assert.Equal(ImagingReason.TooManyPixels, await Studio.RefusalAsync(file));

        // Once, and nothing as large beside it.
        Assert.InRange(Math.Max(VipsNative.TrackedMemoryHighwater(), before), 0u, 280_000_000u);
    }

    // A worker thread of libvips lets go of its last buffer a moment after it has handed over the result.
    private static async Task AllReturnedAsync()
    {
        for (var round = 0; round < 500 && VipsNative.TrackedMemory() > 0; round++)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        Assert.Equal(0u, VipsNative.TrackedMemory());
    }

    private static async Task WorkAsync(byte[] source, bool withInstagram)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var normalized = await Studio.NormalizeAsync(source);
        await Studio.Renditions.MakeAsync(normalized.Image.Bytes, [RenditionPreset.Medium, RenditionPreset.Thumbnail], ImageFormat.WebP, cancellation);
        await Studio.Codec.DecodeAsync(normalized.Image.Bytes, new PixelSize(64, 64), cancellation);
        if (!withInstagram)
            return;
        await Studio.Instagram.MakeAsync(normalized.Image.Bytes, InstagramFrame.Square, Gravity.Attention, cancellation);
        await Studio.Text.RenderAsync("Leak", new TextStyle { FontSize = 20 }, cancellation);
    }
}
