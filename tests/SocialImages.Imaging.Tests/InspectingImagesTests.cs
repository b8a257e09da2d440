using SocialImages.Imaging.Tests.Files;

namespace SocialImages.Imaging.Tests;

public sealed class InspectingImagesTests
{
    private static readonly PixelSize Size = new(90, 60);

    [Theory]
    [InlineData(ImageFormat.Jpeg, "image/jpeg", "jpg")]
    [InlineData(ImageFormat.Png, "image/png", "png")]
    [InlineData(ImageFormat.WebP, "image/webp", "webp")]
    [InlineData(ImageFormat.Avif, "image/avif", "avif")]
    public async Task Header_TellsFormatSizeAndAlpha(ImageFormat format, string mimeType, string extension)
    {
        var opaque = await Studio.EncodeAsync(Pictures.Gradient(Size), format);
        var transparent = await Studio.EncodeAsync(Pictures.HalfTransparent(Size), format);

        Assert.Equal(new ImageFacts(format, Size, Frames: 1, HasAlpha: false, opaque.Length), Studio.Inspector.Inspect(opaque));
        Assert.Equal(format != ImageFormat.Jpeg, Studio.Inspector.Inspect(transparent).HasAlpha);
        Assert.Equal(mimeType, Studio.Inspector.Inspect(opaque).MimeType);
        Assert.Equal(extension, format.Extension());
    }

    [Fact]
    public void Animation_TellsItsFrames()
    {
        var facts = Studio.Inspector.Inspect(GifFile.Write(new PixelSize(10, 12), 1, 2, 3, 1));

        Assert.Equal((ImageFormat.Gif, new PixelSize(10, 12), 4), (facts.Format, facts.Size, facts.Frames));
    }

    [Theory]
    [InlineData(20_000, 20_000)]
    [InlineData(60_000, 60_000)]
    [InlineData(65_535, 1)]
    [InlineData(1, 16_385)]
    public void SidesOrAreaBeyondTheLimit_AreRefused(int width, int height)
    {
        var lie = PngFile.Write(new PixelSize(width, height), 8, PngFile.Grey, [0, 0]);

        Assert.Equal(ImagingReason.TooManyPixels, Assert.Throws<ImagingException>(() => Studio.Inspector.Inspect(lie)).Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task AvifSideThatTheLibraryCannotHold_IsRefused(int offset)
    {
        var avif = await Studio.EncodeAsync(Pictures.Gradient(Size), ImageFormat.Avif);
        avif[avif.AsSpan().IndexOf("ispe"u8) + 8 + offset] = 0x37;

        Assert.Equal(ImagingReason.TooManyPixels, Assert.Throws<ImagingException>(() => Studio.Inspector.Inspect(avif)).Reason);
    }

    [Fact]
    public void MoreBytesThanAllowed_AreRefusedUnread()
    {
        var file = new byte[Studio.Engine.Limits.MaxBytes + 1];

        var refusal = Assert.Throws<ImagingException>(() => Studio.Inspector.Inspect(file));

        Assert.Equal(ImagingReason.TooLarge, refusal.Reason);
        Assert.False(refusal.IsTransient);
    }

    [Theory]
    [InlineData(ImageFormat.Jpeg, 60, 1.5)]
    [InlineData(ImageFormat.Jpeg, 95, 3)]
    [InlineData(ImageFormat.Avif, 60, 1.5)]
    [InlineData(ImageFormat.Avif, 95, 3)]
    public async Task ResolutionOfColour_IsReadFromTheFile(ImageFormat format, int quality, double samples)
    {
        var file = await Studio.EncodeAsync(Pictures.Gradient(new PixelSize(64, 48)), format, quality);

        Assert.Equal(samples, format == ImageFormat.Jpeg ? FileParts.SamplesPerPixel(file) : HeifSizes.SamplesPerPixel(file));
    }
}
