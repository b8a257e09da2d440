using SocialImages.Imaging.Drawing;
using SocialImages.Imaging.Tests.Files;

namespace SocialImages.Imaging.Tests;

public sealed class SuggestingCropsTests
{
    public static TheoryData<int, int> Sizes => new() { { 1600, 900 }, { 900, 1600 }, { 37, 4001 }, { 5000, 7 }, { 1, 1 }, { 2, 1 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task EveryRatio_GetsTheLargestAreaWithinThePicture(int width, int height)
    {
        var size = new PixelSize(width, height);
        var source = await Studio.EncodeAsync(Pictures.Gradient(size), ImageFormat.Png);

        foreach (var ratio in new[] { Ratio.Square, Ratio.Portrait4x5, Ratio.Portrait3x4, Ratio.Landscape191, Ratio.Wide16x9, Ratio.Story9x16 })
        {
            var crop = await Studio.Crops.SuggestAsync(source, ratio, TestContext.Current.CancellationToken);

            Assert.Equal(ratio.LargestIn(size), crop.Size);
            Assert.True(crop.FitsInto(size), $"{crop} in {size}");
            Assert.True(crop.Width == width || crop.Height == height, $"{crop} could be larger in {size}");
        }
    }

    [Fact]
    public async Task Attention_FollowsTheSubjectUpright()
    {
        var canvas = Pictures.Flat(new PixelSize(2000, 800), new Rgb(120, 120, 120));
        canvas.Stamp(Pictures.Disc(160), 40, 300, new Rgb(240, 60, 30));
        // Orientation 3 turns it half round: the subject is now at the right.
        var source = JpegFile.WithExif(await Studio.EncodeAsync(canvas, ImageFormat.Jpeg), 3);

        var crop = await Studio.Crops.SuggestAsync(source, Ratio.Square, TestContext.Current.CancellationToken);

        Assert.InRange(crop.Left, 1060, 1200);
    }

    [Fact]
    public async Task Attention_PrefersAFaceToAPattern()
    {
        var canvas = Pictures.Flat(new PixelSize(2000, 800), new Rgb(90, 110, 120));
        for (var left = 40; left < 400; left += 80) canvas.Stamp(Pictures.Disc(30), left, 380, new Rgb(120, 140, 150));
        canvas.Stamp(Pictures.Disc(220), 1500, 200, new Rgb(225, 170, 135));
        var source = await Studio.EncodeAsync(canvas, ImageFormat.Png);

        var crop = await Studio.Crops.SuggestAsync(source, Ratio.Square, TestContext.Current.CancellationToken);

        Assert.True(crop.Left is > 900 and <= 1200, $"{crop} leaves out the face at 1500 to 1720.");
    }

    [Fact]
    public async Task WhereThereIsNothingToSee_TheMiddleIsKept()
    {
        var source = await Studio.EncodeAsync(Pictures.Flat(new PixelSize(2000, 800), new Rgb(120, 120, 120)), ImageFormat.Png);

        var crop = await Studio.Crops.SuggestAsync(source, Ratio.Square, TestContext.Current.CancellationToken);

        Assert.InRange(crop.Left, 500, 700);
    }
}
