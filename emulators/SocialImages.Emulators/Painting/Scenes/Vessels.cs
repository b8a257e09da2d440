using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

/// <summary>What stands on a plinth.</summary>
internal static class Vessels
{
    public static void Bottle(Canvas canvas, PaintBrief brief, float x, float foot)
    {
        const float Half = 0.088f, Height = 0.25f;
        var glass = Ink.Mix(brief.Palette.Accent, brief.Palette.Low, 0.25f);
        Ground(canvas, brief, x, foot, Half);
        Body(canvas, brief, Shapes.Box(x - Half, foot - Height, x + Half, foot + 0.012f, 0.024f), new Area(x - Half, foot - Height, x + Half, foot + 0.02f), x, Half, glass);
        Body(canvas, brief, Shapes.Box(x - 0.034f, foot - Height - 0.035f, x + 0.034f, foot - Height + 0.002f), new Area(x - 0.04f, foot - Height - 0.04f, x + 0.04f, foot - Height + 0.01f), x, 0.034f, Ink.Darker(brief.Palette.Second, 0.15f));
        Body(canvas, brief, Shapes.Box(x - 0.048f, foot - Height - 0.115f, x + 0.048f, foot - Height - 0.03f, 0.01f), new Area(x - 0.05f, foot - Height - 0.12f, x + 0.05f, foot - Height - 0.02f), x, 0.048f, Ink.Mix(brief.Palette.Near, brief.Palette.Far, 0.3f));
        canvas.Draw(new Area(x - 0.06f, foot - 0.17f, x + 0.06f, foot - 0.05f), Shapes.Box(x - 0.058f, foot - 0.165f, x + 0.058f, foot - 0.055f, 0.004f), Ink.Lighter(brief.Palette.Paper, 0.4f), 0.94f);
        foreach (var (line, half) in new[] { (0.128f, 0.034f), (0.108f, 0.022f), (0.092f, 0.028f) })
            canvas.Draw(new Area(x - half, foot - line - 0.005f, x + half, foot - line + 0.005f), Shapes.Stroke(x - half, foot - line, x + half, foot - line, 0.0022f, 0.0022f), brief.Palette.Near, 0.75f);
    }

    public static void Vase(Canvas canvas, PaintBrief brief, Dice dice, float x, float foot)
    {
        const float Height = 0.23f;
        for (var stem = 0; stem < 7; stem++) Grass(canvas, brief, dice, x, foot - Height, (stem - 3) * 0.2f + dice.Range(-0.07f, 0.07f));
        Ground(canvas, brief, x, foot, 0.08f);
        var clay = Ink.Mix(brief.Palette.Accent, brief.Palette.Paper, 0.2f);
        float Half(float y)
        {
            var up = (foot - y) / Height;
            return 0.042f + 0.062f * MathF.Pow(Math.Max(0, MathF.Sin(MathF.PI * Math.Clamp(up * 0.92f + 0.06f, 0, 1))), 0.8f) - 0.03f * Shapes.Step(0.65f, 0.92f, up) + 0.012f * Shapes.Step(0.93f, 1, up);
        }

        canvas.Draw(new Area(x - 0.12f, foot - Height, x + 0.12f, foot + 0.012f), (px, py) => Math.Max(Math.Abs(px - x) - Half(py), Math.Max(foot - Height - py, py - foot - 0.008f)), (px, py) => Round(brief, clay, (px - x) / Half(py)));
    }

    public static void Fruit(Canvas canvas, PaintBrief brief, Dice dice, float x, float foot)
    {
        foreach (var (shift, lift, radius) in new[] { (-0.09f, 0.07f, 0.078f), (0.085f, 0.066f, 0.074f), (0.0f, 0.05f, 0.08f), (0.005f, 0.17f, 0.072f) })
        {
            if (lift < 0.1f) Ground(canvas, brief, x + shift, foot, radius * 0.8f);
            Flowers.Ball(canvas, x + shift, foot - lift, radius, Ink.Mix(brief.Palette.Accent, brief.Palette.Second, dice.Range(0.1f, 0.9f)), brief.Style != PaintStyle.Minimal);
        }

        var leaf = Shapes.Leaf(x + 0.01f, foot - 0.24f, x + 0.1f, foot - 0.3f, 0.024f);
        canvas.Draw(new Area(x, foot - 0.34f, x + 0.12f, foot - 0.2f), leaf, Ink.Mix(brief.Palette.Near, brief.Palette.Far, 0.4f));
    }

    private static void Grass(Canvas canvas, PaintBrief brief, Dice dice, float x, float foot, float lean)
    {
        var length = dice.Range(0.22f, 0.34f);
        var straw = Ink.Mix(Ink.Mix(brief.Palette.Far, brief.Palette.Second, 0.5f), brief.Palette.Near, dice.Range(0, 0.4f));
        var before = new Vector2(x, foot + 0.03f);
        for (var step = 1; step <= 16; step++)
        {
            var up = step / 16f;
            var at = new Vector2(x + lean * up * up * 0.5f, foot - length * up);
            canvas.Draw(Area.Along(before, at, 0.004f), Shapes.Stroke(before.X, before.Y, at.X, at.Y, 0.0026f, 0.0022f), straw);
            for (var side = -1; side <= 1 && step > 8; side += 2)
            {
                var size = 0.028f * (1.5f - up);
                var ear = Shapes.Leaf(at.X, at.Y, at.X + side * size * 0.7f + lean * 0.02f, at.Y - size * 1.3f, size * 0.26f);
                canvas.Draw(Area.Around(at.X, at.Y, size * 2), ear, Ink.Lighter(straw, dice.Range(0.1f, 0.35f)));
            }

            before = at;
        }
    }

    private static void Ground(Canvas canvas, PaintBrief brief, float x, float foot, float half)
    {
        if (brief.Style == PaintStyle.Minimal) return;
        canvas.Draw(new Area(x - half, foot - half, x + half * 3, foot + half), Shapes.Ellipse(x + half * 0.5f, foot + 0.004f, half * 1.35f, half * 0.3f), brief.Palette.Near, 0.4f, 0.045f);
    }

    private static void Body(Canvas canvas, PaintBrief brief, Func<float, float, float> shape, Area area, float x, float half, Vector3 color) =>
        canvas.Draw(area, shape, (px, _) => Round(brief, color, (px - x) / half));

    /// <summary>Light across a round body: a soft core, a dark right side and one highlight.</summary>
    private static Vector3 Round(PaintBrief brief, Vector3 color, float across)
    {
        if (brief.Style == PaintStyle.Minimal) return color;
        var shine = MathF.Exp(-Shapes.Square((across + 0.55f) * 6)) * 0.4f;
        return Ink.Lighter(color * (0.98f - 0.26f * across - 0.2f * across * across), shine);
    }
}
