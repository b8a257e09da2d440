namespace SocialImages.Emulators.Painting;

/// <summary>Signed distances in canvas units, negative inside.</summary>
internal static class Shapes
{
    public static Func<float, float, float> Circle(float centerX, float centerY, float radius) =>
        (x, y) => MathF.Sqrt(Square(x - centerX) + Square(y - centerY)) - radius;

    public static Func<float, float, float> Ring(float centerX, float centerY, float radius, float thickness) =>
        (x, y) => Math.Abs(MathF.Sqrt(Square(x - centerX) + Square(y - centerY)) - radius) - thickness / 2;

    /// <summary>Near enough for soft edges; exact only for circles.</summary>
    public static Func<float, float, float> Ellipse(float centerX, float centerY, float radiusX, float radiusY, float angle = 0)
    {
        var (sin, cos) = MathF.SinCos(angle);
        var smaller = Math.Min(radiusX, radiusY);
        return (x, y) =>
        {
            var (dx, dy) = (x - centerX, y - centerY);
            var (u, v) = ((dx * cos + dy * sin) / radiusX, (dy * cos - dx * sin) / radiusY);
            return (MathF.Sqrt(u * u + v * v) - 1) * smaller;
        };
    }

    public static Func<float, float, float> Box(float left, float top, float right, float bottom, float radius = 0)
    {
        var (centerX, centerY) = ((left + right) / 2, (top + bottom) / 2);
        var (halfX, halfY) = ((right - left) / 2 - radius, (bottom - top) / 2 - radius);
        return (x, y) =>
        {
            var (dx, dy) = (Math.Abs(x - centerX) - halfX, Math.Abs(y - centerY) - halfY);
            return MathF.Sqrt(Square(Math.Max(dx, 0)) + Square(Math.Max(dy, 0))) + Math.Min(Math.Max(dx, dy), 0) - radius;
        };
    }

    /// <summary>A thick line that may grow thinner towards its end.</summary>
    public static Func<float, float, float> Stroke(float fromX, float fromY, float toX, float toY, float fromRadius, float toRadius)
    {
        var (dx, dy) = (toX - fromX, toY - fromY);
        var length = Math.Max(1e-9f, dx * dx + dy * dy);
        return (x, y) =>
        {
            var along = Math.Clamp(((x - fromX) * dx + (y - fromY) * dy) / length, 0, 1);
            var (nearX, nearY) = (x - fromX - along * dx, y - fromY - along * dy);
            return MathF.Sqrt(nearX * nearX + nearY * nearY) - (fromRadius + (toRadius - fromRadius) * along);
        };
    }

    /// <summary>A leaf from its foot to its tip: two arcs that meet in a point at both ends.</summary>
    public static Func<float, float, float> Leaf(float footX, float footY, float tipX, float tipY, float width)
    {
        var (dx, dy) = (tipX - footX, tipY - footY);
        var length = MathF.Sqrt(dx * dx + dy * dy);
        return (x, y) =>
        {
            var along = ((x - footX) * dx + (y - footY) * dy) / (length * length);
            var across = Math.Abs((y - footY) * dx - (x - footX) * dy) / length;
            if (along is < 0 or > 1) return MathF.Sqrt(Square(Math.Max(-along, along - 1) * length) + across * across);
            var belly = MathF.Pow(along, 0.75f) * (1 - along) * 2.1f;
            return (across - width * belly) * 0.8f;
        };
    }

    public static float Square(float value) => value * value;

    public static float Step(float from, float to, float value)
    {
        var t = Math.Clamp((value - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }
}
