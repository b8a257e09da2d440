using SocialImages.Imaging.Tests.Files;

namespace SocialImages.Imaging.Tests;

public sealed class TurningImagesTests
{
    private static readonly PixelSize Stored = new(96, 64);

    /// <summary>What the quarters red, green / blue, white look like when shown upright: top left, top right, bottom left.</summary>
    public static TheoryData<ushort, string, string, string> Orientations => new()
    {
        { 1, "red", "green", "blue" },
        { 2, "green", "red", "white" },
        { 3, "white", "blue", "green" },
        { 4, "blue", "white", "red" },
        { 5, "red", "blue", "green" },
        { 6, "blue", "red", "white" },
        { 7, "white", "green", "blue" },
        { 8, "green", "white", "red" },
    };

    [Theory]
    [MemberData(nameof(Orientations))]
    public async Task Orientation_IsAppliedToThePixels(ushort orientation, string topLeft, string topRight, string bottomLeft)
    {
        var jpeg = JpegFile.WithExif(await Studio.EncodeAsync(Pictures.Quarters(Stored), ImageFormat.Jpeg), orientation);
        var upright = orientation >= 5 ? Stored.Turned : Stored;

        Assert.Equal(upright, Studio.Inspector.Inspect(jpeg).Size);
        await AssertUprightAsync((await Studio.NormalizeAsync(jpeg)).Image, upright);
        var rendition = await Studio.Renditions.MakeAsync(jpeg, [RenditionPreset.Medium], ImageFormat.Jpeg, TestContext.Current.CancellationToken);
        await AssertUprightAsync(rendition[0].Image, upright);

        async Task AssertUprightAsync(EncodedImage image, PixelSize size)
        {
            Assert.Equal(size, image.Size);
            var pixels = await Studio.DecodeAsync(image.Bytes);
            Assert.Equal(topLeft, Name(pixels[8, 8]));
            Assert.Equal(topRight, Name(pixels[size.Width - 8, 8]));
            Assert.Equal(bottomLeft, Name(pixels[8, size.Height - 8]));
        }
    }

    private static string Name(ReadOnlySpan<byte> rgb) => (rgb[0] > 128, rgb[1] > 128, rgb[2] > 128) switch
    {
        (true, false, false) => "red",
        (false, true, false) => "green",
        (false, false, true) => "blue",
        (true, true, true) => "white",
        _ => "other",
    };
}
