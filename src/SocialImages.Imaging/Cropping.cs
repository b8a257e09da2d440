namespace SocialImages.Imaging;

internal static class Cropping
{
    // Attention is a matter of blobs: more pixels cost time and change nothing.
    private static readonly PixelSize Overview = new(512, 512);

    internal static PixelRect Find(SourceImage source, PixelSize area, Gravity gravity)
    {
        if (gravity == Gravity.Attention && area != source.Size)
        {
            var overview = source.Shrunk(Overview).Flatten(Rgb.White);
            return overview.Read(pixels => AroundAttention(pixels, overview.Size, source.Size))(area);
        }

        return new((source.Size.Width - area.Width) / 2, (source.Size.Height - area.Height) / 2, area.Width, area.Height);
    }

    /// <summary>Areas around what draws the eye, for any wanted size in the picture's own pixels.</summary>
    /// <param name="overview">The picture made small and opaque, three bytes a pixel.</param>
    /// <param name="size">Of the overview.</param>
    /// <param name="picture">How large it really is.</param>
    internal static Func<PixelSize, PixelRect> AroundAttention(ReadOnlySpan<byte> overview, PixelSize size, PixelSize picture)
    {
        var (across, down) = Attention.Of(overview, size);
        return area => new(
            Math.Clamp((int)Math.Round((picture.Width * across) - (area.Width / 2.0)), 0, picture.Width - area.Width),
            Math.Clamp((int)Math.Round((picture.Height * down) - (area.Height / 2.0)), 0, picture.Height - area.Height),
            area.Width,
            area.Height);
    }
}
