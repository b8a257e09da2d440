using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>What <c>b_auto</c> pads with: the mean colour along the picture's edge.</summary>
internal static class BorderColor
{
    private static readonly PixelSize Overview = new(64, 64);

    public static async Task<Rgb> OfAsync(ImageCodec codec, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var pixels = await codec.DecodeAsync(file, Overview, cancellationToken);
        var (width, height) = (pixels.Size.Width, pixels.Size.Height);
        long red = 0, green = 0, blue = 0, count = 0;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x += y == 0 || y == height - 1 ? 1 : Math.Max(1, width - 1))
            {
                var pixel = pixels[x, y];
                (red, green, blue, count) = (red + pixel[0], green + pixel[1], blue + pixel[2], count + 1);
            }
        }

        return new Rgb((byte)(red / count), (byte)(green / count), (byte)(blue / count));
    }
}
