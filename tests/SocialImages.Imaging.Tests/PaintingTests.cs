using SocialImages.Imaging.Drawing;

namespace SocialImages.Imaging.Tests;

public sealed class PaintingTests
{
    private static readonly PixelSize Size = new(20, 10);

    [Fact]
    public void Fill_PaintsTheAreaAndNothingElse()
    {
        var canvas = Pictures.Flat(Size, Rgb.White);

        canvas.Fill(new PixelRect(-5, 8, 10, 50), new Rgb(1, 2, 3));

        Assert.Equal([1, 2, 3], canvas[4, 9].ToArray());
        Assert.Equal([255, 255, 255], canvas[5, 9].ToArray());
        Assert.Equal([255, 255, 255], canvas[4, 7].ToArray());
    }

    [Fact]
    public void Stamp_MixesByTheMask()
    {
        var canvas = Pictures.Flat(Size, Rgb.White);
        var mask = new PixelBuffer(new PixelSize(3, 1), PixelFormat.Grey, [0, 128, 255]);

        canvas.Stamp(mask, 1, 1, Rgb.Black);

        Assert.Equal([255, 127, 0], new[] { canvas[1, 1][0], canvas[2, 1][0], canvas[3, 1][0] });
    }

    [Fact]
    public void Draw_HonoursAlphaAndEdges()
    {
        var canvas = Pictures.Flat(Size, Rgb.White);

        canvas.Draw(Pictures.HalfTransparent(new PixelSize(4, 4)), 18, -2);

        Assert.Equal([255, 255, 255], canvas[18, 0].ToArray());
        canvas.Draw(Pictures.HalfTransparent(new PixelSize(4, 4)), 0, 0);
        Assert.Equal([255, 255, 255], canvas[1, 1].ToArray());
        Assert.Equal([200, 30, 60], canvas[2, 1].ToArray());
    }

    [Fact]
    public void TransparentCanvas_TakesTheColourUnmixed()
    {
        var canvas = new PixelBuffer(Size, PixelFormat.Rgba);

        canvas.Stamp(new PixelBuffer(new PixelSize(1, 1), PixelFormat.Grey, [100]), 0, 0, new Rgb(200, 100, 50));

        Assert.Equal([200, 100, 50, 100], canvas[0, 0].ToArray());
    }

    [Theory]
    [InlineData(PixelFormat.Grey, ImageFormat.Png, PixelFormat.Rgb)]
    [InlineData(PixelFormat.Rgb, ImageFormat.Png, PixelFormat.Rgb)]
    [InlineData(PixelFormat.Rgba, ImageFormat.Png, PixelFormat.Rgba)]
    public async Task PngRoundTrip_KeepsEveryPixel(PixelFormat format, ImageFormat file, PixelFormat back)
    {
        var pixels = new PixelBuffer(Size, format);
        new Random(3).NextBytes(pixels.Pixels);

        var decoded = await Studio.DecodeAsync(await Studio.EncodeAsync(pixels, file));

        Assert.Equal(back, decoded.Format);
        var channels = format == PixelFormat.Grey ? 1 : (int)back;
        for (var at = 0; at < Size.Pixels; at++)
            Assert.Equal(pixels.Pixels.Slice((int)at * pixels.Channels, channels).ToArray(), decoded.Pixels.Slice((int)at * decoded.Channels, channels).ToArray());
    }

    [Theory]
    [InlineData(ImageFormat.Gif)]
    [InlineData(ImageFormat.Heic)]
    public async Task FormatThatIsReadOnly_IsNotWritten(ImageFormat format) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Studio.EncodeAsync(Pictures.Flat(Size, Rgb.White), format));

    [Fact]
    public void WrongLength_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PixelBuffer(Size, PixelFormat.Rgb, new byte[599]));

    [Theory]
    [InlineData("#ff8000", 255, 128, 0)]
    [InlineData("0a0B0c", 10, 11, 12)]
    public void Colour_IsReadFromHex(string text, byte red, byte green, byte blue)
    {
        Assert.Equal(new Rgb(red, green, blue), Rgb.Parse(text));
        Assert.Equal(Rgb.Parse(text), Rgb.Parse(Rgb.Parse(text).ToString()));
        Assert.Throws<FormatException>(() => Rgb.Parse(text + "0"));
    }
}
