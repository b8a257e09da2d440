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
        var columns = Enumerable.Range(0, Width).Select(column => Neighbours(column, Width, small.Width)).ToArray();
        Parallel.For(0, Height, row =>
        {
            var (top, bottom, v) = Neighbours(row, Height, small.Height);
            var upper = small.Row(top);
            var lower = small.Row(bottom);
            var at = row * Width * Channels;
            foreach (var (left, right, u) in columns)
            {
                for (var channel = 0; channel < Channels; channel++)
                {
                    var (from, to) = (left * Channels + channel, right * Channels + channel);
                    var above = upper[from] * (1 - u) + upper[to] * u;
                    var below = lower[from] * (1 - u) + lower[to] * u;
                    large[at++] = (byte)(above * (1 - v) + below * v + 0.5f);
                }
            }
        });
        return this with { Pixels = large };
    }

    // Eased weights: plain bilinear shows its grid when enlarged a hundredfold.
    private static (int Before, int After, float Share) Neighbours(int position, int length, int smallLength)
    {
        var place = Math.Clamp((position + 0.5f) * (smallLength / (float)length) - 0.5f, 0, smallLength - 1);
        var before = (int)place;
        return (before, Math.Min(before + 1, smallLength - 1), Shapes.Step(0, 1, place - before));
    }

    private ReadOnlySpan<byte> Row(int y) => Pixels.AsSpan(y * Width * Channels, Width * Channels);
}
