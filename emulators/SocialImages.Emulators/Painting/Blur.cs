using System.Numerics;

namespace SocialImages.Emulators.Painting;

internal static class Blur
{
    /// <summary>A box blur of that radius in pixels, both ways; three passes look like a bell.</summary>
    public static void Box(Canvas canvas, int radius)
    {
        var (width, height, pixels) = (canvas.Width, canvas.Height, canvas.Pixels);
        Parallel.For(0, height, row => Line(pixels, row * width, 1, width, radius));
        Parallel.For(0, width, column => Line(pixels, column, width, height, radius));
    }

    /// <summary>The colour at a place given in shares of width and height, smoothly between pixels.</summary>
    public static Vector3 Smooth(Canvas canvas, float shareX, float shareY)
    {
        var (x, y) = (Math.Clamp(shareX * canvas.Width - 0.5f, 0, canvas.Width - 1), Math.Clamp(shareY * canvas.Height - 0.5f, 0, canvas.Height - 1));
        var (left, top) = ((int)x, (int)y);
        var (right, bottom) = (Math.Min(left + 1, canvas.Width - 1), Math.Min(top + 1, canvas.Height - 1));
        var upper = Vector3.Lerp(canvas.Pixels[top * canvas.Width + left], canvas.Pixels[top * canvas.Width + right], x - left);
        var lower = Vector3.Lerp(canvas.Pixels[bottom * canvas.Width + left], canvas.Pixels[bottom * canvas.Width + right], x - left);
        return Vector3.Lerp(upper, lower, y - top);
    }

    private static void Line(Vector3[] pixels, int start, int step, int count, int radius)
    {
        var source = new Vector3[count];
        for (var index = 0; index < count; index++) source[index] = pixels[start + index * step];
        var sum = source[0] * (radius + 1);
        for (var index = 1; index <= radius; index++) sum += source[Math.Min(index, count - 1)];
        for (var index = 0; index < count; index++)
        {
            pixels[start + index * step] = sum / (2 * radius + 1);
            sum += source[Math.Min(index + radius + 1, count - 1)] - source[Math.Max(index - radius, 0)];
        }
    }
}
