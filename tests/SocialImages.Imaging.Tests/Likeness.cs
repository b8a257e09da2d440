using SocialImages.Imaging.Drawing;

namespace SocialImages.Imaging.Tests;

internal static class Likeness
{
    /// <summary>Mean absolute difference a channel, 0 to 255.</summary>
    internal static double MeanDifference(PixelBuffer one, PixelBuffer other)
    {
        Assert.Equal(one.Size, other.Size);
        Assert.Equal(one.Format, other.Format);
        long sum = 0;
        for (var at = 0; at < one.Pixels.Length; at++)
            sum += Math.Abs(one.Pixels[at] - other.Pixels[at]);
        return (double)sum / one.Pixels.Length;
    }
}
