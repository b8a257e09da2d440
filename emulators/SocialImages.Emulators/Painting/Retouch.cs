namespace SocialImages.Emulators.Painting;

/// <summary>Pictures made from pictures: 8-bit arithmetic on rasters of one size.</summary>
internal static class Retouch
{
    /// <summary>The reference in the light of the new painting; where a mask is transparent, the painting itself.</summary>
    public static Raster Edit(Raster reference, Raster painting, Raster? mask)
    {
        var light = painting.Unsharp(0, 3);
        var pixels = new byte[painting.Pixels.Length];
        Parallel.For(0, painting.Height, row =>
        {
            for (var column = 0; column < painting.Width; column++)
            {
                var at = (row * painting.Width + column) * 3;
                var keep = mask is null ? 1 : mask.Pixels[(row * painting.Width + column) * 4 + 3] / 255f;
                for (var channel = at; channel < at + 3; channel++)
                {
                    var kept = mask is null ? SoftLight(reference.Pixels[channel], light.Pixels[channel]) : reference.Pixels[channel];
                    pixels[channel] = (byte)(kept * keep + painting.Pixels[channel] * (1 - keep) + 0.5f);
                }
            }
        });
        return painting with { Pixels = pixels };
    }

    /// <summary>A sticker: the painting in a soft rounded square on nothing.</summary>
    public static Raster CutOut(Raster painting)
    {
        var pixels = new byte[painting.Width * painting.Height * 4];
        for (var row = 0; row < painting.Height; row++)
        {
            for (var column = 0; column < painting.Width; column++)
            {
                var at = row * painting.Width + column;
                painting.Pixels.AsSpan(at * 3, 3).CopyTo(pixels.AsSpan(at * 4));
                pixels[at * 4 + 3] = Cover((column + 0.5f) / painting.Width * 2 - 1, (row + 0.5f) / painting.Height * 2 - 1);
            }
        }

        return new Raster(painting.Width, painting.Height, pixels, HasAlpha: true);
    }

    private static byte Cover(float x, float y) => (byte)(255 * Shapes.Step(0.86f, 0.84f, x * x * x * x + y * y * y * y));

    private static float SoftLight(byte below, byte light)
    {
        var (a, b) = (below / 255f, light / 255f);
        return 255 * (0.3f * a + 0.7f * ((1 - 2 * b) * a * a + 2 * b * a));
    }
}
