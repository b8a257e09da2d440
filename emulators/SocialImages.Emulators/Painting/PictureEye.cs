using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Emulators.Painting;

/// <summary>What the emulated model sees: the shape, the brightness and the strongest colour of a picture.</summary>
internal sealed class PictureEye(ImageCodec codec)
{
    private static readonly PixelSize Overview = new(16, 16);

    public async Task<IReadOnlyList<string>> TagsAsync(byte[] picture, CancellationToken cancellationToken)
    {
        var pixels = await codec.DecodeAsync(picture, Overview, cancellationToken);
        var (red, green, blue) = Mean(pixels);
        var brightness = (red + green + blue) / 3;
        return
        [
            Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue)) < 20 ? "grey" : red >= green && red >= blue ? "red" : green >= blue ? "green" : "blue",
            brightness > 127 ? "bright" : "dark",
            pixels.Size.Width > pixels.Size.Height ? "wide picture" : pixels.Size.Width < pixels.Size.Height ? "tall picture" : "square picture",
        ];
    }

    private static (double Red, double Green, double Blue) Mean(PixelBuffer pixels)
    {
        double red = 0, green = 0, blue = 0;
        for (var at = 0; at < pixels.Pixels.Length; at += pixels.Channels)
            (red, green, blue) = (red + pixels.Pixels[at], green + pixels.Pixels[at + 1], blue + pixels.Pixels[at + 2]);
        return (red / pixels.Size.Pixels, green / pixels.Size.Pixels, blue / pixels.Size.Pixels);
    }
}
