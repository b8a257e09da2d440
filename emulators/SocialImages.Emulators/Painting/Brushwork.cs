namespace SocialImages.Emulators.Painting;

/// <summary>Repaints a picture in strokes, broad ones first, each in the colour it covers and along the flow of a noise field.</summary>
internal static class Brushwork
{
    public static void Apply(Canvas canvas, Dice dice)
    {
        var source = new Canvas(canvas.Width, canvas.Height);
        canvas.Pixels.CopyTo(source.Pixels, 0);
        var flow = dice.Noise();
        foreach (var (count, length, width) in new[] { (1300, 0.085f, 0.021f), (3600, 0.05f, 0.011f), (6500, 0.026f, 0.0055f) })
        {
            for (var stroke = 0; stroke < count * canvas.Right * canvas.Bottom; stroke++) Stroke(canvas, source, dice, flow, length, width);
        }
    }

    private static void Stroke(Canvas canvas, Canvas source, Dice dice, Noise flow, float length, float width)
    {
        var (x, y) = (dice.Range(0, canvas.Right), dice.Range(0, canvas.Bottom));
        var angle = Direction(source, x, y, width) ?? flow.Cloud(x * 2.2f, y * 2.2f, 2) * 3.4f;
        var (sin, cos) = MathF.SinCos(angle);
        var (halfX, halfY) = (cos * length / 2, sin * length / 2);
        var color = source.Sample(x, y) * dice.Range(0.93f, 1.07f);
        var bristles = dice.Range(0, 99);
        var shape = Shapes.Stroke(x - halfX, y - halfY, x + halfX, y + halfY, width, width * 0.75f);
        canvas.Draw(new Area(x - Math.Abs(halfX) - width, y - Math.Abs(halfY) - width, x + Math.Abs(halfX) + width, y + Math.Abs(halfY) + width), shape, (px, py) =>
        {
            var across = ((py - y) * cos - (px - x) * sin) / width;
            var along = ((px - x) * cos + (py - y) * sin) / length;
            var hair = flow.At(across * 4.5f + bristles, along * 1.5f);
            return color * (1 + hair * 0.11f + across * 0.05f);
        }, 0.86f);
    }

    /// <summary>Along an edge where there is one.</summary>
    private static float? Direction(Canvas source, float x, float y, float reach)
    {
        var across = Ink.Light(source.Sample(x + reach, y)) - Ink.Light(source.Sample(x - reach, y));
        var down = Ink.Light(source.Sample(x, y + reach)) - Ink.Light(source.Sample(x, y - reach));
        return across * across + down * down < 0.002f ? null : MathF.Atan2(across, -down);
    }
}
