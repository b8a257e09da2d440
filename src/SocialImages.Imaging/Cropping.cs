namespace SocialImages.Imaging;

internal static class Cropping
{
    // Attention is a matter of blobs: more pixels cost time and change nothing.
    private static readonly PixelSize Overview = new(512, 512);

    internal static PixelRect Find(SourceImage source, PixelSize area, Gravity gravity)
    {
        var (spareX, spareY) = (source.Size.Width - area.Width, source.Size.Height - area.Height);
        var (x, y) = gravity == Gravity.Attention && (spareX > 0 || spareY > 0) ? Attention(source, area) : (0.5, 0.5);
        return new((int)Math.Round(spareX * x), (int)Math.Round(spareY * y), area.Width, area.Height);
    }

    /// <summary>How far along the spare width and height the area should lie, each 0 to 1.</summary>
    private static (double X, double Y) Attention(SourceImage source, PixelSize area)
    {
        var overview = source.Shrunk(Overview).Flatten(Rgb.White).InMemory();
        var scale = (double)overview.Size.Width / source.Size.Width;
        var small = new PixelSize(
            Math.Min(overview.Size.Width, PixelSize.Scaled(area.Width, scale)), Math.Min(overview.Size.Height, PixelSize.Scaled(area.Height, scale)));
        if (small == overview.Size)
            return (0.5, 0.5);

        var (left, top) = overview.Apply("smartcrop", $"width={small.Width},height={small.Height},interesting=attention", "input").Offset;
        return (Share(-left, overview.Size.Width - small.Width), Share(-top, overview.Size.Height - small.Height));
    }

    private static double Share(int offset, int spare) => spare == 0 ? 0.5 : Math.Clamp((double)offset / spare, 0, 1);
}
