using SocialImages.Imaging;

namespace SocialImages.Domain.Generations.Providers;

/// <summary>Which pixel sizes a model with free sizes takes.</summary>
/// <param name="Multiple">Both sides are multiples of this.</param>
/// <param name="MaxSide">Pixels along the longer side.</param>
/// <param name="MaxRatio">Longer side divided by the shorter one.</param>
/// <param name="MinPixels">Width times height, at least.</param>
/// <param name="MaxPixels">Width times height, at most.</param>
public sealed record SizeRule(int Multiple, int MaxSide, double MaxRatio, long MinPixels, long MaxPixels)
{
    // A tenth more pixels is worth as much as one per cent of the picture cut off.
    private const double AreaWeight = 0.1;

    public bool Allows(PixelSize size)
        => size.Width > 0 && size.Height > 0
            && size.Width % Multiple == 0 && size.Height % Multiple == 0
            && size.LongSide <= MaxSide
            && size.LongSide <= MaxRatio * Math.Min(size.Width, size.Height)
            && size.Pixels >= MinPixels && size.Pixels <= MaxPixels;

    /// <summary>The legal size that covers <paramref name="wanted"/> with the least to cut off and to throw away; null when none covers it.</summary>
    public PixelSize? Nearest(PixelSize wanted)
    {
        var candidates = Covering(wanted).Where(Allows).ToList();
        return candidates.Count == 0 ? null : candidates.MinBy(size => Waste(size, wanted));
    }

    private static double Waste(PixelSize size, PixelSize wanted)
    {
        var kept = Math.Min(size.Ratio, wanted.Ratio) / Math.Max(size.Ratio, wanted.Ratio);
        return 1 - kept + (AreaWeight * (((double)size.Pixels / wanted.Pixels) - 1));
    }

    private IEnumerable<PixelSize> Covering(PixelSize wanted)
    {
        for (var width = Up(wanted.Width); width <= MaxSide; width += Multiple)
        {
            var height = (int)(width / wanted.Ratio) / Multiple * Multiple;
            if (height >= wanted.Height) yield return new PixelSize(width, height);
            yield return new PixelSize(width, Math.Max(height + Multiple, Up(wanted.Height)));
        }
    }

    private int Up(int side) => (side + Multiple - 1) / Multiple * Multiple;
}
