namespace SocialImages.Emulators.Painting;

/// <summary>Paints a prompt.</summary>
internal static class Painter
{
    public static Task<Raster> PaintAsync(PictureOrder order, CancellationToken cancellationToken) => Task.Run(() => Paint(order), cancellationToken);

    private static Raster Paint(PictureOrder order)
    {
        var pixels = new byte[order.Width * order.Height * 3];
        for (var y = 0; y < order.Height; y++)
        {
            for (var x = 0; x < order.Width; x++)
            {
                var at = (y * order.Width + x) * 3;
                pixels[at] = (byte)(order.Seed + (ulong)(y * 255 / order.Height));
                pixels[at + 1] = (byte)((order.Seed >> 8) + (ulong)(x * 255 / order.Width));
                pixels[at + 2] = (byte)(order.Seed >> 16);
            }
        }

        return new Raster(order.Width, order.Height, pixels, HasAlpha: false);
    }
}
