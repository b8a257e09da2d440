using System.Text;
using SocialImages.Imaging.Drawing;
using SocialImages.Imaging.Tests.Files;

namespace SocialImages.Imaging.Tests;

public sealed class NormalizingImagesTests
{
    private static readonly PixelSize Small = new(120, 80);

    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.WebP)]
    [InlineData(ImageFormat.Avif)]
    public async Task EveryFormat_BecomesAJpegOfTheSamePicture(ImageFormat format)
    {
        var normalized = await Studio.NormalizeAsync(await Studio.EncodeAsync(Pictures.Gradient(Small), format));

        Assert.Equal(format, normalized.Original.Format);
        Assert.Equal(Small, normalized.Original.Size);
        Assert.Equal(ImageFormat.Jpeg, normalized.Image.Format);
        Assert.Equal(Small, normalized.Image.Size);
        Assert.Equal(new JpegFrame(Small, Progressive: false, Components: 3, FullChroma: true), JpegFile.Frame(normalized.Image.Bytes.Span));
        Assert.InRange(Likeness.MeanDifference(Pictures.Gradient(Small), await Studio.DecodeAsync(normalized.Image.Bytes)), 0, 3);
    }

    [Fact]
    public async Task AnimatedGif_GivesItsFirstFrame()
    {
        var normalized = await Studio.NormalizeAsync(GifFile.Write(new PixelSize(30, 20), 1, 2, 3));

        Assert.Equal(3, normalized.Original.Frames);
        Assert.Equal(new PixelSize(30, 20), normalized.Image.Size);
        Assert.InRange(Likeness.MeanDifference(Pictures.Flat(normalized.Image.Size, new Rgb(255, 0, 0)), await Studio.DecodeAsync(normalized.Image.Bytes)), 0, 2);
    }

    [Fact]
    public async Task Transparency_IsKeptInAPng()
    {
        var normalized = await Studio.NormalizeAsync(await Studio.EncodeAsync(Pictures.HalfTransparent(Small), ImageFormat.WebP, 100));

        Assert.True(normalized.Original.HasAlpha);
        Assert.Equal(ImageFormat.Png, normalized.Image.Format);
        var pixels = await Studio.DecodeAsync(normalized.Image.Bytes);
        Assert.Equal(PixelFormat.Rgba, pixels.Format);
        Assert.Equal(0, pixels[10, 40][3]);
        Assert.Equal(255, pixels[110, 40][3]);
    }

    [Fact]
    public async Task AlphaThatHidesNothing_BecomesAJpeg()
    {
        var normalized = await Studio.NormalizeAsync(await Studio.EncodeAsync(Pictures.HalfTransparent(Small, leftAlpha: 255), ImageFormat.Png));

        Assert.True(normalized.Original.HasAlpha);
        Assert.Equal(ImageFormat.Jpeg, normalized.Image.Format);
    }

    [Fact]
    public async Task ExifGpsXmpAndComments_AreGone()
    {
        var jpeg = JpegFile.WithExif(await Studio.EncodeAsync(Pictures.Gradient(Small), ImageFormat.Jpeg), orientation: 1);
        jpeg = JpegFile.WithSegment(jpeg, 0xE1, Encoding.ASCII.GetBytes("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>secret</x:xmpmeta>"));
        jpeg = JpegFile.WithSegment(jpeg, 0xED, Encoding.ASCII.GetBytes("Photoshop 3.0\0secret"));
        jpeg = JpegFile.WithSegment(jpeg, 0xFE, Encoding.ASCII.GetBytes("secret"));

        var normalized = await Studio.NormalizeAsync(jpeg);

        Assert.DoesNotContain(JpegFile.Segments(normalized.Image.Bytes.Span), segment => segment.Marker is 0xFE or (> 0xE0 and <= 0xEF));
        Assert.Equal(-1, normalized.Image.Bytes.Span.IndexOf("secret"u8));
    }

    [Fact]
    public async Task ArchiveBehindThePicture_IsGone()
    {
        byte[] polyglot = [.. await Studio.EncodeAsync(Pictures.Gradient(Small), ImageFormat.Jpeg), .. "PK\x03\x04 archive <script>"u8];

        var normalized = await Studio.NormalizeAsync(polyglot);

        Assert.Equal([0xFF, 0xD9], normalized.Image.Bytes[^2..].ToArray());
        Assert.Equal(-1, normalized.Image.Bytes.Span.IndexOf("PK\x03\x04"u8));
    }

    [Fact]
    public async Task OnePixel_IsAPicture()
    {
        var normalized = await Studio.NormalizeAsync(await Studio.EncodeAsync(Pictures.Flat(new PixelSize(1, 1), new Rgb(18, 52, 86)), ImageFormat.Png));

        Assert.Equal(new PixelSize(1, 1), normalized.Image.Size);
        Assert.Equal(28, normalized.Fingerprint.BlurHash.Length);
        Assert.Single(normalized.Fingerprint.Colors);
    }

    [Fact]
    public async Task TheSameFile_GivesTheSameBytes()
    {
        var png = await Studio.EncodeAsync(Pictures.Noise(new PixelSize(300, 200)), ImageFormat.Png);

        var first = await Studio.NormalizeAsync(png);
        var second = await Studio.NormalizeAsync(png);

        Assert.Equal(first.Image.ComputeSha256(), second.Image.ComputeSha256());
        Assert.Equal(first.Fingerprint.PerceptualHash, second.Fingerprint.PerceptualHash);
    }
}
