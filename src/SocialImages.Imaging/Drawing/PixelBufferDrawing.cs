namespace SocialImages.Imaging.Drawing;

/// <summary>Painting on RGB and RGBA buffers. What stands over an edge is left out.</summary>
public static class PixelBufferDrawing
{
    /// <summary>Paints an opaque rectangle.</summary>
    public static void Fill(this PixelBuffer canvas, PixelRect area, Rgb color)
    {
        var (left, right) = Clip(area.Left, area.Width, canvas.Size.Width);
        var (top, bottom) = Clip(area.Top, area.Height, canvas.Size.Height);
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
                Blend(canvas[x, y], color, 255);
        }
    }

    /// <summary>Paints the colour through a grey mask, such as text: 0 leaves the canvas, 255 covers it.</summary>
    public static void Stamp(this PixelBuffer canvas, PixelBuffer mask, int left, int top, Rgb color)
    {
        if (mask.Format != PixelFormat.Grey)
            throw new ArgumentException("A mask has one channel.", nameof(mask));
        Each(canvas, mask, left, top, (target, source) => Blend(target, color, source[0]));
    }

    /// <summary>Lays a picture on the canvas, through its alpha if it has one.</summary>
    public static void Draw(this PixelBuffer canvas, PixelBuffer picture, int left, int top)
    {
        if (picture.Format == PixelFormat.Grey)
            throw new ArgumentException("Stamp a mask, draw a picture.", nameof(picture));
        Each(canvas, picture, left, top, (target, source) =>
            Blend(target, new Rgb(source[0], source[1], source[2]), source.Length == 4 ? source[3] : (byte)255));
    }

    private static void Each(PixelBuffer canvas, PixelBuffer source, int left, int top, Action<Span<byte>, Span<byte>> paint)
    {
        var (fromX, toX) = Clip(left, source.Size.Width, canvas.Size.Width);
        var (fromY, toY) = Clip(top, source.Size.Height, canvas.Size.Height);
        for (var y = fromY; y < toY; y++)
        {
            for (var x = fromX; x < toX; x++)
                paint(canvas[x, y], source[x - left, y - top]);
        }
    }

    private static (int From, int To) Clip(int start, int length, int end) => (Math.Max(0, start), (int)Math.Min(end, (long)start + length));

    private static void Blend(Span<byte> target, Rgb color, byte alpha)
    {
        if (target.Length == 1)
            throw new ArgumentException("Only RGB and RGBA buffers can be painted on.");
        if (alpha == 0)
            return;

        // The weight of what was there: all of it on an opaque canvas, less where the canvas itself is transparent.
        var below = target.Length == 4 ? target[3] * (255 - alpha) / 255 : 255 - alpha;
        var total = below + alpha;
        target[0] = Mix(target[0], below, color.Red, alpha, total);
        target[1] = Mix(target[1], below, color.Green, alpha, total);
        target[2] = Mix(target[2], below, color.Blue, alpha, total);
        if (target.Length == 4)
            target[3] = (byte)total;
    }

    private static byte Mix(byte below, int belowWeight, byte above, int aboveWeight, int total) =>
        (byte)(((below * belowWeight) + (above * aboveWeight) + (total / 2)) / total);
}
