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
        Assert.Equal(ImageFormat.Jpeg, normalized.Image.Format);
        Assert.Equal(Small, normalized.Image.Size);
        Assert.InRange(Likeness.MeanDifference(Pictures.Gradient(Small), await Studio.DecodeAsync(normalized.Image.Bytes)), 0, 4);
    }
}
