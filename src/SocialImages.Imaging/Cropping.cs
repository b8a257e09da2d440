using SocialImages.Imaging.Native;

namespace SocialImages.Imaging;

internal static class Cropping
{
    // Attention is a matter of blobs: more pixels cost time and change nothing.
    private static readonly PixelSize Overview = new(512, 512);

    internal static PixelRect Find(SourceImage source, PixelSize area, Gravity gravity)
    {
        if (gravity == Gravity.Attention && area != source.Size)
            return Find(source.Shrunk(Overview).Flatten(Rgb.White).InMemory(), source.Size, area);
        return new((source.Size.Width - area.Width) / 2, (source.Size.Height - area.Height) / 2, area.Width, area.Height);
    }

    /// <param name="overview">The picture made small, opaque and in memory.</param>
    /// <param name="picture">How large it really is.</param>
    /// <param name="area">What is wanted of it, in the picture's own pixels.</param>
    internal static PixelRect Find(VipsImage overview, PixelSize picture, PixelSize area)
    {
        var (x, y) = Attention(overview, picture, area);
        return new((int)Math.Round((picture.Width - area.Width) * x), (int)Math.Round((picture.Height - area.Height) * y), area.Width, area.Height);
    }

    /// <summary>The areas of these sizes around what draws the eye in the whole picture: looked for once, as that is most of the work.</summary>
    internal static Func<PixelSize, PixelRect> AroundAttention(VipsImage overview, PixelSize picture)
    {
        var (x, y) = overview.Attention(Ratio.Square.LargestIn(overview.Size));
        var (across, down) = ((x + 0.5) / overview.Size.Width, (y + 0.5) / overview.Size.Height);
        return area => new(
            Math.Clamp((int)Math.Round((picture.Width * across) - (area.Width / 2.0)), 0, picture.Width - area.Width),
            Math.Clamp((int)Math.Round((picture.Height * down) - (area.Height / 2.0)), 0, picture.Height - area.Height),
            area.Width,
            area.Height);
    }

    /// <summary>How far along the spare width and height the area should lie, each 0 to 1.</summary>
    private static (double X, double Y) Attention(VipsImage overview, PixelSize picture, PixelSize area)
    {
        var scale = (double)overview.Size.Width / picture.Width;
        var small = new PixelSize(
            Math.Min(overview.Size.Width, PixelSize.Scaled(area.Width, scale)), Math.Min(overview.Size.Height, PixelSize.Scaled(area.Height, scale)));
        if (small == overview.Size)
            return (0.5, 0.5);

        var (left, top) = overview.Apply("smartcrop", $"width={small.Width},height={small.Height},interesting=attention", "input").Offset;
        return (Share(-left, overview.Size.Width - small.Width), Share(-top, overview.Size.Height - small.Height));
    }

    private static double Share(int offset, int spare) => spare == 0 ? 0.5 : Math.Clamp((double)offset / spare, 0, 1);
}
