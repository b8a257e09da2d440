using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Emulators.Painting;

/// <summary>The emulated eye: a picture that is pure red almost everywhere counts as violence, every other one is harmless.</summary>
internal sealed class PictureJudge(ImageCodec codec)
{
    private static readonly PixelSize Overview = new(16, 16);
    private static readonly string[] Violence = ["violence"];

    public async Task<IReadOnlyList<string>> CategoriesAsync(byte[] picture, CancellationToken cancellationToken)
    {
        try
        {
            var pixels = await codec.DecodeAsync(picture, Overview, cancellationToken);
            return ShareOfRed(pixels) > 0.9 ? Violence : [];
        }
        catch (ImagingException)
        {
            return [];
        }
    }

    private static double ShareOfRed(PixelBuffer pixels)
    {
        var red = 0;
        for (var at = 0; at < pixels.Pixels.Length; at += pixels.Channels)
            if (pixels.Pixels[at] > 200 && pixels.Pixels[at + 1] < 60 && pixels.Pixels[at + 2] < 60) red++;
        return red / (double)pixels.Size.Pixels;
    }
}
