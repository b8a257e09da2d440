namespace SocialImages.Imaging.Fingerprints;

internal static class Laplacian
{
    /// <summary>Variance of the 4-neighbour Laplacian of a grey picture; 0 where it is too small to have an inside.</summary>
    internal static double Variance(ReadOnlySpan<byte> grey, PixelSize size)
    {
        if (size.Width < 3 || size.Height < 3)
            return 0;

        double sum = 0, squares = 0;
        for (var y = 1; y < size.Height - 1; y++)
        {
            for (var x = 1; x < size.Width - 1; x++)
            {
                var at = (y * size.Width) + x;
                var value = (4 * grey[at]) - grey[at - 1] - grey[at + 1] - grey[at - size.Width] - grey[at + size.Width];
                sum += value;
                squares += (double)value * value;
            }
        }

        var count = (double)(size.Width - 2) * (size.Height - 2);
        return (squares / count) - (sum / count * (sum / count));
    }
}
