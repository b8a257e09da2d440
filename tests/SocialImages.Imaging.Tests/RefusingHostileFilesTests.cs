using System.Text;
using SocialImages.Imaging.Native;
using SocialImages.Imaging.Tests.Files;

namespace SocialImages.Imaging.Tests;

public sealed class RefusingHostileFilesTests
{
    private static readonly PixelSize Size = new(200, 150);

    public static TheoryData<string, string> NotPictures => new()
    {
        { "nothing", "" },
        { "one byte", "\u00FF" },
        { "page named .jpg", "<!DOCTYPE html><html><script>alert(1)</script></html>" },
        { "SVG", "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><image href='file:///etc/passwd'/></svg>" },
        { "SVG with declaration", "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>" },
        { "PDF", "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj" },
        { "PostScript", "%!PS-Adobe-3.0 EPSF-3.0\n(run) (w) file" },
        { "MVG", "push graphic-context\nfill 'url(https://example.com/\"|id\")'" },
        { "TIFF", "II*\0\b\0\0\0\0\0" },
        { "BMP", "BM\u0036\0\0\0\0\0\0\0" },
        { "PPM", "P6 1 1 255 abc" },
        { "vips", "\u0008\u00F2\u00A6\u00B6" },
        { "JPEG XL", "\u00FF\u000A\u00FA\u007F" },
        { "RIFF that is sound", "RIFF\u0024\0\0\0WAVEfmt " },
        { "MP4", "\0\0\0\u0018ftypisom\0\0\0\0isomiso2" },
    };

    [Theory]
    [MemberData(nameof(NotPictures))]
    public async Task NotAPicture_IsUnsupported(string name, string content) =>
        Assert.True(ImagingReason.Unsupported == await Studio.RefusalAsync(Encoding.Latin1.GetBytes(content)), name);

    // PDF is left out: Debian's libvips 8.14 parses it before it looks at the block. There the signature alone keeps it out.
    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'></svg>")]
    [InlineData("II*\0\b\0\0\0\0\0")]
    [InlineData("P6\n1 1\n255\nabc")]
    [InlineData("push graphic-context\nviewbox 0 0 10 10")]
    [InlineData("#?RADIANCE\n")]
    [InlineData("SIMPLE  =                    T")]
    public void DecoderWeDoNotUse_IsShutInTheLibraryItself(string content)
    {
        Assert.NotEmpty(Studio.Engine.NativeVersion);
        using var scope = new VipsScope();

        var failure = Assert.Throws<VipsFailure>(() => scope.Thumbnail(Encoding.Latin1.GetBytes(content), Size, "down"));

        // It is either not found, as if it did not exist, or found and not run.
        Assert.Matches("not in a known format|blocked", failure.Message);
    }

    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.WebP)]
    [InlineData(ImageFormat.Avif)]
    public async Task TruncatedFile_IsCorrupt(ImageFormat format)
    {
        var file = await Studio.EncodeAsync(Pictures.Noise(Size), format);

        Assert.Equal(ImagingReason.Corrupt, await Studio.RefusalAsync(file.AsMemory(0, file.Length * 6 / 10)));
        Assert.Equal(ImagingReason.Corrupt, await Studio.RefusalAsync(file.AsMemory(0, 24)));
    }

    [Fact]
    public async Task TruncatedGif_IsCorrupt() =>
        Assert.Equal(ImagingReason.Corrupt, await Studio.RefusalAsync(GifFile.Write(new PixelSize(100, 100), 1).AsMemory(0, 500)));

    [Fact]
    public async Task HeaderThatPromisesMoreThanThereIs_IsCorrupt()
    {
        var lie = PngFile.Write(new PixelSize(6_000, 6_000), 8, PngFile.Rgb, PngFile.Scanlines(Size, Size.Width * 3, (x, _) => (byte)x));

        Assert.Equal(new PixelSize(6_000, 6_000), Studio.Inspector.Inspect(lie).Size);
        Assert.Equal(ImagingReason.Corrupt, await Studio.RefusalAsync(lie));
    }

    [Fact]
    public async Task HeicWithoutDecoder_IsUnsupportedAndSaysWhatToSend()
    {
        byte[] heic = [0, 0, 0, 24, .. "ftypheic\0\0\0\0mif1heic"u8, .. new byte[64]];

        var refusal = await Assert.ThrowsAsync<ImagingException>(() => Studio.NormalizeAsync(heic));

        Assert.Equal(ImagingReason.Unsupported, refusal.Reason);
        Assert.Contains("JPEG", refusal.PublicMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF })]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A })]
    public async Task SignatureFollowedByRandomBytes_IsCorrupt(byte[] signature)
    {
        var random = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            var noise = new byte[random.Next(1, 5_000)];
            random.NextBytes(noise);
            Assert.Equal(ImagingReason.Corrupt, await Studio.RefusalAsync((byte[])[.. signature, .. noise]));
        }
    }

    [Fact]
    public async Task RandomBytes_AreUnsupported()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var noise = new byte[random.Next(1, 5_000)];
            random.NextBytes(noise);
            Assert.Equal(ImagingReason.Unsupported, await Studio.RefusalAsync(noise));
        }
    }

    [Fact]
    public async Task Refusal_TellsTheSenderNothingOfTheInside()
    {
        var file = await Studio.EncodeAsync(Pictures.Noise(Size), ImageFormat.Jpeg);

        var refusal = await Assert.ThrowsAsync<ImagingException>(() => Studio.NormalizeAsync(file.AsMemory(0, 3_000)));

        Assert.Equal("The picture is damaged or incomplete.", refusal.PublicMessage);
        // In which words is not ours to say: the library has one buffer for all threads.
        Assert.NotEqual(refusal.PublicMessage, refusal.Message);
    }
}
