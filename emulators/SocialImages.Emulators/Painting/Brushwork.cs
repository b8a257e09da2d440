using System.Numerics;

namespace SocialImages.Emulators.Painting;

/// <summary>Repaints a picture in strokes, broad ones first, each in the colour it covers and along the flow of a noise field.</summary>
internal static class Brushwork
{
    private const float Opacity = 0.86f;

    public static void Apply(Canvas canvas, Dice dice)
    {
        var source = new Canvas(canvas.Width, canvas.Height);
        canvas.Pixels.CopyTo(source.Pixels, 0);
        var flow = dice.Noise();
        foreach (var (count, length, width) in new[] { (900, 0.09f, 0.022f), (2600, 0.052f, 0.0115f), (5200, 0.028f, 0.006f) })
        {
            for (var stroke = 0; stroke < count * canvas.Right * canvas.Bottom; stroke++) Paint(canvas, Choose(source, dice, flow, length, width));
        }
    }

    private static Stroke Choose(Canvas source, Dice dice, Noise flow, float length, float width)
    {
        var at = new Vector2(dice.Range(0, source.Right), dice.Range(0, source.Bottom));
        var (sin, cos) = MathF.SinCos(Direction(source, at.X, at.Y, width) ?? flow.Cloud(at.X * 2.2f, at.Y * 2.2f, 2) * 3.4f);
        return new Stroke(at, new Vector2(cos, sin), length / 2, width, source.Sample(at.X, at.Y) * dice.Range(0.93f, 1.07f), dice.Range(0, 99));
    }

    /// <summary>Row by row, and in each row only the pixels between the stroke's edges: most of a slanting stroke's bounding box is not stroke.</summary>
    private static void Paint(Canvas canvas, Stroke stroke)
    {
        var reach = MathF.Abs(stroke.Way.Y) * stroke.Half + MathF.Abs(stroke.Way.X) * stroke.Width;
        var (top, bottom) = (Math.Max(0, (int)((stroke.At.Y - reach) * canvas.Unit)), Math.Min(canvas.Height - 1, (int)((stroke.At.Y + reach) * canvas.Unit)));
        for (var row = top; row <= bottom; row++)
        {
            var dy = (row + 0.5f) / canvas.Unit - stroke.At.Y;
            var (from, to) = stroke.Span(dy);
            var left = Math.Max(0, (int)((stroke.At.X + from) * canvas.Unit));
            var right = Math.Min(canvas.Width - 1, (int)((stroke.At.X + to) * canvas.Unit));
            for (var column = left; column <= right; column++) Dab(ref canvas.Pixels[row * canvas.Width + column], stroke, (column + 0.5f) / canvas.Unit - stroke.At.X, dy);
        }
    }

    private static void Dab(ref Vector3 pixel, Stroke stroke, float dx, float dy)
    {
        var across = (dy * stroke.Way.X - dx * stroke.Way.Y) / stroke.Width;
        var along = (dx * stroke.Way.X + dy * stroke.Way.Y) / stroke.Half;
        var cover = Math.Clamp((1 - Math.Abs(across)) * 5, 0, 1) * Math.Clamp((1 - Math.Abs(along) - across * across * 0.25f) * 7, 0, 1);
        if (cover <= 0) return;
        var hair = MathF.Sin(across * 11 + stroke.Bristles + along * 0.7f) * MathF.Sin(across * 4.3f - stroke.Bristles);
        pixel = Vector3.Lerp(pixel, stroke.Color * (1 + hair * 0.11f + across * 0.05f), cover * Opacity);
    }

    /// <summary>Along an edge where there is one.</summary>
    private static float? Direction(Canvas source, float x, float y, float reach)
    {
        var across = Ink.Light(source.Sample(x + reach, y)) - Ink.Light(source.Sample(x - reach, y));
        var down = Ink.Light(source.Sample(x, y + reach)) - Ink.Light(source.Sample(x, y - reach));
        return across * across + down * down < 0.002f ? null : MathF.Atan2(across, -down);
    }

    private readonly record struct Stroke(Vector2 At, Vector2 Way, float Half, float Width, Vector3 Color, float Bristles)
    {
        /// <summary>Where a row this far below the middle enters and leaves the stroke's rectangle.</summary>
        public (float From, float To) Span(float dy)
        {
            var (alongFrom, alongTo) = Slab(Way.X, dy * Way.Y, Half);
            var (acrossFrom, acrossTo) = Slab(-Way.Y, dy * Way.X, Width);
            return (Math.Max(alongFrom, acrossFrom), Math.Min(alongTo, acrossTo));
        }

        /// <summary>The x for which |slope · x + offset| stays within the limit.</summary>
        private static (float From, float To) Slab(float slope, float offset, float limit)
        {
            if (Math.Abs(slope) < 1e-5f) return Math.Abs(offset) <= limit ? (-9, 9) : (9, -9);
            var (a, b) = ((-limit - offset) / slope, (limit - offset) / slope);
            return a < b ? (a, b) : (b, a);
        }
    }
}
