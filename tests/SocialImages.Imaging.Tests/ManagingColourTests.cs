using SocialImages.Imaging.Drawing;
using SocialImages.Imaging.Native;
using SocialImages.Imaging.Tests.Files;

namespace SocialImages.Imaging.Tests;

public sealed class ManagingColourTests
{
    private static readonly PixelSize Size = new(64, 48);

    [Fact]
    public async Task CmykJpeg_BecomesSrgb()
    {
        // Ink all magenta and yellow is red.
        var cmyk = Native(Size, 4, [0, 255, 255, 0], image => image.Apply("copy", "interpretation=cmyk").Save("jpegsave_buffer", "Q=95"));
        Assert.Equal(4, JpegFile.Frame(cmyk).Components);

        var color = await NormalizedColorAsync(cmyk);

        Assert.InRange(color.Red, 200, 255);
        Assert.InRange(color.Green, 0, 70);
        Assert.InRange(color.Blue, 0, 70);
    }

    [Fact]
    public async Task SixteenBits_BecomeEight()
    {
        byte[] pixel = [0xC0, 0x12, 0x40, 0x34, 0x20, 0x56];
        var png = PngFile.Write(Size, 16, PngFile.Rgb, PngFile.Scanlines(Size, Size.Width * 6, (x, _) => pixel[x % 6]));

        AssertNear(new Rgb(0xC0, 0x40, 0x20), await NormalizedColorAsync(png));
    }

    [Fact]
    public async Task SixteenBitAlpha_KeepsItsStrength()
    {
        byte[] pixel = [0x80, 0x00, 0x40, 0x00];
        var png = PngFile.Write(Size, 16, PngFile.GreyAlpha, PngFile.Scanlines(Size, Size.Width * 4, (x, _) => pixel[x % 4]));

        var decoded = await Studio.DecodeAsync((await Studio.NormalizeAsync(png)).Image.Bytes);

        Assert.Equal(PixelFormat.Rgba, decoded.Format);
        Assert.Equal([0x80, 0x80, 0x80, 0x40], decoded[5, 5].ToArray());
    }

    [Fact]
    public async Task OneBitGrey_BecomesWhiteAndBlack()
    {
        var png = PngFile.Write(Size, 1, PngFile.Grey, PngFile.Scanlines(Size, Size.Width / 8, (x, _) => x < 4 ? (byte)255 : (byte)0));

        var decoded = await Studio.DecodeAsync((await Studio.NormalizeAsync(png)).Image.Bytes);

        Assert.Equal(PixelFormat.Rgb, decoded.Format);
        AssertNear(Rgb.White, Color(decoded[4, 4]));
        AssertNear(Rgb.Black, Color(decoded[60, 4]));
    }

    [Fact]
    public async Task Palette_IsLookedUp()
    {
        var png = PngFile.Write(Size, 8, PngFile.Palette, PngFile.Scanlines(Size, Size.Width, (_, _) => 1), ("PLTE", [0, 0, 0, 10, 120, 230]));

        AssertNear(new Rgb(10, 120, 230), await NormalizedColorAsync(png));
    }

    [Fact]
    public async Task WideGamutProfile_IsConvertedNotDropped()
    {
        var p3 = Native(Size, 3, [200, 80, 60], image =>
            image.Apply("icc_transform", "output_profile=p3,input_profile=srgb,embedded=false").Save("jpegsave_buffer", "Q=95,subsample_mode=off"));
        Assert.Contains(JpegFile.Segments(p3), segment => segment.Marker == 0xE2);

        AssertNear(new Rgb(200, 80, 60), await NormalizedColorAsync(p3));
        var rendition = await Studio.Renditions.MakeAsync(p3, [RenditionPreset.Thumbnail], ImageFormat.Png, TestContext.Current.CancellationToken);
        AssertNear(new Rgb(200, 80, 60), Color((await Studio.DecodeAsync(rendition[0].Image.Bytes))[5, 5]));
    }

    [Fact]
    public async Task BrokenProfile_IsIgnored()
    {
        byte[] body = [.. "ICC_PROFILE\0"u8, 1, 1, .. new byte[200]];
        var jpeg = JpegFile.WithSegment(await Studio.EncodeAsync(Pictures.Flat(Size, new Rgb(200, 80, 60)), ImageFormat.Jpeg), 0xE2, body);

        AssertNear(new Rgb(200, 80, 60), await NormalizedColorAsync(jpeg));
        var rendition = await Studio.Renditions.MakeAsync(jpeg, [RenditionPreset.Thumbnail], ImageFormat.Png, TestContext.Current.CancellationToken);
        AssertNear(new Rgb(200, 80, 60), Color((await Studio.DecodeAsync(rendition[0].Image.Bytes))[5, 5]));
    }

    private static byte[] Native(PixelSize size, int bands, byte[] pixel, Func<VipsImage, byte[]> save)
    {
        Assert.NotEmpty(Studio.Engine.NativeVersion);
        using var scope = new VipsScope();
        var pixels = new byte[size.Pixels * bands];
        for (var at = 0; at < pixels.Length; at++)
            pixels[at] = pixel[at % bands];
        return save(scope.Wrap(pixels, size, bands));
    }

    private static async Task<Rgb> NormalizedColorAsync(byte[] file)
    {
        var normalized = await Studio.NormalizeAsync(file);
        var frame = JpegFile.Frame(normalized.Image.Bytes.Span);
        Assert.Equal(3, frame.Components);
        Assert.DoesNotContain(JpegFile.Segments(normalized.Image.Bytes.Span), segment => segment.Marker == 0xE2);
        return Color((await Studio.DecodeAsync(normalized.Image.Bytes))[5, 5]);
    }

    private static Rgb Color(ReadOnlySpan<byte> rgb) => new(rgb[0], rgb[1], rgb[2]);

    private static void AssertNear(Rgb expected, Rgb actual)
    {
        Assert.InRange(actual.Red - expected.Red, -4, 4);
        Assert.InRange(actual.Green - expected.Green, -4, 4);
        Assert.InRange(actual.Blue - expected.Blue, -4, 4);
    }
}
