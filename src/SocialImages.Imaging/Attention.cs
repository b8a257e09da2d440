using SocialImages.Imaging.Fingerprints;

namespace SocialImages.Imaging;

/// <summary>
/// Where a picture draws the eye: every cell of a coarse grid is worth what it has of edges, saturated colour and skin,
/// and the place with the most around it wins.
/// </summary>
internal static class Attention
{
    private const int Side = 32;

    /// <summary>How far the neighbourhood reaches that counts as one place, in cells.</summary>
    private const double Reach = Side / 7.0;

    // Darker cells have no colour to speak of, whatever their channels say.
    private const int Dark = 25;
    private const double SkinLike = 0.8;
    private const double Vivid = 0.4;

    // So that the middle wins where there is nothing to see.
    private const double Something = 1;
    private static readonly (double Red, double Green, double Blue) Skin = Unit(0.78, 0.57, 0.44);
    private static readonly double[] Weights = [.. Enumerable.Range(0, Side).Select(distance => Math.Exp(-distance * distance / (2 * Reach * Reach)))];

    /// <summary>The middle of that place, as shares of the width and the height, 0 to 1.</summary>
    /// <param name="rgb">Three bytes a pixel, row by row.</param>
    /// <param name="size">Of the picture.</param>
    internal static (double Across, double Down) Of(ReadOnlySpan<byte> rgb, PixelSize size)
    {
        var worth = Worth(Averages.Of(rgb, size, channels: 3, new PixelSize(Side, Side)));
        var around = Spread(Spread(worth, step: 1), step: Side);
        var best = around.IndexOf(around.Max());
        return (((best % Side) + 0.5) / Side, ((best / Side) + 0.5) / Side);
    }

    private static double[] Worth(byte[] cells)
    {
        var light = new double[Side * Side];
        for (var at = 0; at < light.Length; at++)
            light[at] = (0.2126 * cells[3 * at]) + (0.7152 * cells[(3 * at) + 1]) + (0.0722 * cells[(3 * at) + 2]);
        var worth = new double[light.Length];
        for (var at = 0; at < worth.Length; at++)
            worth[at] = Something + Edge(light, at) + (light[at] < Dark ? 0 : Colour(cells[3 * at], cells[(3 * at) + 1], cells[(3 * at) + 2]));
        return worth;
    }

    private static double Edge(double[] light, int at)
    {
        var (x, y) = (at % Side, at / Side);
        var around = light[x > 0 ? at - 1 : at] + light[x < Side - 1 ? at + 1 : at] + light[y > 0 ? at - Side : at] + light[y < Side - 1 ? at + Side : at];
        return Math.Min(byte.MaxValue, Math.Abs((4 * light[at]) - around));
    }

    private static double Colour(byte red, byte green, byte blue)
    {
        var unit = Unit(red, green, blue);
        var distance = Math.Sqrt(Math.Pow(unit.Red - Skin.Red, 2) + Math.Pow(unit.Green - Skin.Green, 2) + Math.Pow(unit.Blue - Skin.Blue, 2));
        var chroma = (Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue))) / (double)byte.MaxValue;
        return byte.MaxValue * (Above(1 - distance, SkinLike) + Above(chroma, Vivid));
    }

    /// <summary>0 up to the threshold, from there evenly to 1.</summary>
    private static double Above(double value, double threshold) => Math.Max(0, (value - threshold) / (1 - threshold));

    private static (double Red, double Green, double Blue) Unit(double red, double green, double blue)
    {
        var length = Math.Sqrt((red * red) + (green * green) + (blue * blue));
        return length > 0 ? (red / length, green / length, blue / length) : default;
    }

    /// <summary>Along the rows (a step of one) or the columns; beyond the edge there is nothing, so that of two equal places the inner one wins.</summary>
    private static double[] Spread(double[] worth, int step)
    {
        var spread = new double[worth.Length];
        for (var at = 0; at < worth.Length; at++)
        {
            var place = at / step % Side;
            for (var other = 0; other < Side; other++)
                spread[at] += Weights[Math.Abs(other - place)] * worth[at + ((other - place) * step)];
        }

        return spread;
    }
}
