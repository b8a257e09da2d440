namespace SocialImages.Emulators.Painting;

/// <summary>Finished pixels, 8 bits a channel, rows from the top: RGB, or RGBA when <see cref="HasAlpha"/>.</summary>
internal sealed record Raster(int Width, int Height, byte[] Pixels, bool HasAlpha)
{
    public int Channels => HasAlpha ? 4 : 3;

    /// <summary>The picture as it looks on its way: a few soft blots at the first partial, nearly sharp at the last.</summary>
    /// <param name="index">0 for the first partial picture.</param>
    /// <param name="count">How many partial pictures there will be.</param>
    public Raster Unsharp(int index, int count)
    {
        var cells = (int)(9 * Math.Pow(2.9, index + 3 - count));
        var cell = Math.Max(2, Math.Max(Width, Height) / cells);
        return Enlarge(Shrink(cell));
    }

    private Raster Shrink(int cell)
    {
        var (width, height) = ((Width + cell - 1) / cell, (Height + cell - 1) / cell);
        var small = new byte[width * height * Channels];
        Parallel.For(0, height, row =>
        {
            for (var column = 0; column < width; column++)
                for (var channel = 0; channel < Channels; channel++) small[(row * width + column) * Channels + channel] = Mean(column * cell, row * cell, cell, channel);
        });
        return new Raster(width, height, small, HasAlpha);
    }

    private byte Mean(int left, int top, int cell, int channel)
    {
        var (right, bottom) = (Math.Min(Width, left + cell), Math.Min(Height, top + cell));
        long sum = 0;
        for (var y = top; y < bottom; y++)
            for (var x = left; x < right; x++) sum += Pixels[(y * Width + x) * Channels + channel];
        return (byte)(sum / Math.Max(1, (right - left) * (bottom - top)));
    }

    private Raster Enlarge(Raster small)
    {
        var large = new byte[Pixels.Length];
        var (scaleX, scaleY) = (small.Width / (float)Width, small.Height / (float)Height);
        Parallel.For(0, Height, row =>
        {
            var y = Math.Clamp((row + 0.5f) * scaleY - 0.5f, 0, small.Height - 1);
            for (var column = 0; column < Width; column++)
            {
                var x = Math.Clamp((column + 0.5f) * scaleX - 0.5f, 0, small.Width - 1);
                for (var channel = 0; channel < Channels; channel++) large[(row * Width + column) * Channels + channel] = (byte)(small.Between(x, y, channel) + 0.5f);
            }
        });
        return this with { Pixels = large };
    }

    // Eased weights: plain bilinear shows its grid when enlarged a hundredfold.
    private float Between(float x, float y, int channel)
    {
        var (left, top) = ((int)x, (int)y);
        var (right, bottom) = (Math.Min(left + 1, Width - 1), Math.Min(top + 1, Height - 1));
        var (u, v) = (Shapes.Step(0, 1, x - left), Shapes.Step(0, 1, y - top));
        var upper = At(left, top, channel) * (1 - u) + At(right, top, channel) * u;
        var lower = At(left, bottom, channel) * (1 - u) + At(right, bottom, channel) * u;
        return upper * (1 - v) + lower * v;
    }

    private byte At(int x, int y, int channel) => Pixels[(y * Width + x) * Channels + channel];
}
