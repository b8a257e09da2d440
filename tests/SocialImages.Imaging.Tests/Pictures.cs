using SocialImages.Imaging.Drawing;

namespace SocialImages.Imaging.Tests;

/// <summary>Source pictures drawn by code.</summary>
internal static class Pictures
{
    internal static PixelBuffer Flat(PixelSize size, Rgb color)
    {
        var canvas = new PixelBuffer(size, PixelFormat.Rgb);
        canvas.Fill(new PixelRect(0, 0, size.Width, size.Height), color);
        return canvas;
    }

    /// <summary>Red grows to the right, green downwards, blue is constant: every place has its own colour.</summary>
    internal static PixelBuffer Gradient(PixelSize size)
    {
        var canvas = new PixelBuffer(size, PixelFormat.Rgb);
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
                Set(canvas[x, y], x * 255 / Math.Max(1, size.Width - 1), y * 255 / Math.Max(1, size.Height - 1), 96);
        }

        return canvas;
    }

    /// <summary>Soft waves with grain: as much work for a codec as a photograph of that size.</summary>
    internal static PixelBuffer Photograph(PixelSize size)
    {
        var (canvas, grain) = (new PixelBuffer(size, PixelFormat.Rgb), new Random(1));
        for (var y = 0; y < size.Height; y++)
        {
            var row = canvas.Row(y);
            for (var at = 0; at < row.Length; at++)
                row[at] = (byte)(128 + (90 * Math.Sin((at / 3 * 0.004) + (y * 0.002) + (at % 3))) + grain.Next(-9, 10));
        }

        return canvas;
    }

    internal static PixelBuffer Noise(PixelSize size, int seed = 1)
    {
        var canvas = new PixelBuffer(size, PixelFormat.Rgb);
        new Random(seed).NextBytes(canvas.Pixels);
        return canvas;
    }

    /// <summary>Four quarters: red green / blue white.</summary>
    internal static PixelBuffer Quarters(PixelSize size)
    {
        var (width, height) = (size.Width / 2, size.Height / 2);
        var canvas = Flat(size, Rgb.White);
        canvas.Fill(new PixelRect(0, 0, width, height), new Rgb(255, 0, 0));
        canvas.Fill(new PixelRect(width, 0, width, height), new Rgb(0, 255, 0));
        canvas.Fill(new PixelRect(0, height, width, height), new Rgb(0, 0, 255));
        return canvas;
    }

    /// <summary>A gradient that is transparent on its left half.</summary>
    internal static PixelBuffer HalfTransparent(PixelSize size, byte leftAlpha = 0)
    {
        var canvas = new PixelBuffer(size, PixelFormat.Rgba);
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
            {
                Set(canvas[x, y], 200, 30, 60);
                canvas[x, y][3] = x < size.Width / 2 ? leftAlpha : (byte)255;
            }
        }

        return canvas;
    }

    /// <summary>A round mask.</summary>
    internal static PixelBuffer Disc(int diameter)
    {
        var mask = new PixelBuffer(new PixelSize(diameter, diameter), PixelFormat.Grey);
        var radius = diameter / 2.0;
        for (var y = 0; y < diameter; y++)
        {
            for (var x = 0; x < diameter; x++)
                mask[x, y][0] = double.Hypot(x + 0.5 - radius, y + 0.5 - radius) <= radius ? (byte)255 : (byte)0;
        }

        return mask;
    }

    private static void Set(Span<byte> pixel, int red, int green, int blue) =>
        (pixel[0], pixel[1], pixel[2]) = ((byte)red, (byte)green, (byte)blue);
}
