using System.Numerics;

namespace SocialImages.Emulators.Painting;

/// <summary>A rectangle in canvas units.</summary>
internal readonly record struct Area(float Left, float Top, float Right, float Bottom)
{
    /// <summary>The box of a line from one point to another, with so much round it.</summary>
    public static Area Along(Vector2 from, Vector2 to, float margin)
    {
        var (low, high) = (Vector2.Min(from, to), Vector2.Max(from, to));
        return new Area(low.X - margin, low.Y - margin, high.X + margin, high.Y + margin);
    }

    public static Area Around(float x, float y, float radius) => new(x - radius, y - radius, x + radius, y + radius);
}

/// <summary>Colours as floats. One unit is the short side, so that a scene looks alike at every size; y grows downwards.</summary>
internal sealed class Canvas(int width, int height)
{
    public int Width => width;

    public int Height => height;

    /// <summary>Pixels per unit.</summary>
    public float Unit { get; } = Math.Min(width, height);

    public float Right => width / Unit;

    public float Bottom => height / Unit;

    public Area Whole => new(0, 0, Right, Bottom);

    public Vector3[] Pixels { get; } = new Vector3[width * height];

    public void Cover(Func<float, float, Vector3> color) => Change(Whole, (x, y, _) => color(x, y));

    /// <summary>Gives every pixel of the area a colour that may depend on the one it has.</summary>
    public void Change(Area area, Func<float, float, Vector3, Vector3> color)
    {
        var (left, right) = Clip(area.Left, area.Right, width);
        var (top, bottom) = Clip(area.Top, area.Bottom, height);
        Rows(top, bottom, (right - left) * (bottom - top), row =>
        {
            var y = (row + 0.5f) / Unit;
            for (var column = left; column < right; column++)
            {
                ref var pixel = ref Pixels[row * width + column];
                pixel = color((column + 0.5f) / Unit, y, pixel);
            }
        });
    }

    /// <summary>Paints where the signed distance (units, negative inside) is below zero; the edge is one pixel soft, or <paramref name="blur"/> units.</summary>
    public void Draw(Area area, Func<float, float, float> distance, Func<float, float, Vector3> color, float opacity = 1, float blur = 0)
    {
        var edge = 1 / Unit + blur;
        Change(new Area(area.Left - edge, area.Top - edge, area.Right + edge, area.Bottom + edge), (x, y, below) =>
        {
            var cover = Math.Clamp(0.5f - distance(x, y) / edge, 0, 1) * opacity;
            return cover <= 0 ? below : Vector3.Lerp(below, color(x, y), blur > 0 ? cover * cover * (3 - 2 * cover) : cover);
        });
    }

    public void Draw(Area area, Func<float, float, float> distance, Vector3 color, float opacity = 1, float blur = 0) =>
        Draw(area, distance, (_, _) => color, opacity, blur);

    /// <summary>Paints everything below a line given as height per pixel column; the colour also knows how far below the line it is.</summary>
    /// <param name="hidden">Below this line something else will be painted, so nothing need be here.</param>
    public void Below(float[] line, Func<float, float, float, Vector3> color, float[]? hidden = null)
    {
        var top = Math.Max(0, (int)(line.Min() * Unit) - 1);
        Rows(top, height, width * Math.Max(0, height - top), row =>
        {
            var y = (row + 0.5f) / Unit;
            for (var column = 0; column < width; column++)
            {
                var cover = Math.Clamp((y - line[column]) * Unit + 0.5f, 0, 1);
                if (cover <= 0 || (hidden is not null && y > hidden[column])) continue;
                ref var pixel = ref Pixels[row * width + column];
                pixel = Vector3.Lerp(pixel, color((column + 0.5f) / Unit, y, Math.Max(0, y - line[column])), cover);
            }
        });
    }

    /// <summary>A height for every pixel column.</summary>
    public float[] Line(Func<float, float> height)
    {
        var line = new float[width];
        for (var column = 0; column < width; column++) line[column] = height((column + 0.5f) / Unit);
        return line;
    }

    public Vector3 Sample(float x, float y)
    {
        var column = Math.Clamp((int)(x * Unit), 0, width - 1);
        var row = Math.Clamp((int)(y * Unit), 0, height - 1);
        return Pixels[row * width + column];
    }

    private (int From, int To) Clip(float from, float to, int end) =>
        (Math.Clamp((int)MathF.Floor(from * Unit), 0, end), Math.Clamp((int)MathF.Ceiling(to * Unit), 0, end));

    private static void Rows(int from, int to, int pixels, Action<int> paint)
    {
        // Small shapes cost less than starting threads for them.
        if (pixels > 40_000) Parallel.For(from, to, paint);
        else for (var row = from; row < to; row++) paint(row);
    }
}
