using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

/// <summary>Round things seen from above.</summary>
internal static class Tableware
{
    private static readonly Vector3 Cream = new(0.985f, 0.93f, 0.83f);
    private static readonly Vector3 Crema = new(0.62f, 0.39f, 0.21f);

    public static void Cup(Canvas canvas, PaintBrief brief, Dice dice, Vector2 at, float size)
    {
        var china = brief.Style == PaintStyle.Vibrant ? Ink.Mix(brief.Palette.Accent, Ink.White, 0.1f) : Ink.Mix(Ink.White, brief.Palette.Paper, 0.35f);
        Dish(canvas, brief, at, size, china);
        var cup = at + new Vector2(-0.02f, -0.025f) * (size / 0.27f);
        Handle(canvas, brief, cup, size, china, dice.Range(-0.7f, 0.7f));
        Shadow(canvas, brief, cup, size * 0.6f, 0.34f);
        Disc(canvas, brief, cup, size * 0.58f, china, 0.3f);
        canvas.Draw(Area.Around(cup.X, cup.Y, size), Shapes.Circle(cup.X, cup.Y, size * 0.52f), Ink.Darker(china, 0.22f));
        Coffee(canvas, brief, dice, cup, size * 0.505f);
    }

    public static void Plate(Canvas canvas, PaintBrief brief, Dice dice, Vector2 at, float size)
    {
        Dish(canvas, brief, at, size, Ink.Mix(Ink.White, brief.Palette.Paper, 0.3f));
        if (brief.Mentions("cookie", "cake", "bakery", "breakfast", "brunch")) Pastry.Stack(canvas, brief, dice, at, size * 0.52f);
        else Salad(canvas, brief, dice, at, size * 0.62f);
    }

    private static void Dish(Canvas canvas, PaintBrief brief, Vector2 at, float size, Vector3 china)
    {
        Shadow(canvas, brief, at, size, 0.42f);
        Disc(canvas, brief, at, size, china, 0.16f);
        canvas.Draw(Area.Around(at.X, at.Y, size), Shapes.Ring(at.X, at.Y, size * 0.95f, size * 0.018f), Ink.Mix(china, brief.Palette.Far, 0.35f), 0.8f);
        Disc(canvas, brief, at, size * 0.7f, Ink.Darker(china, 0.035f), -0.14f);
    }

    private static void Disc(Canvas canvas, PaintBrief brief, Vector2 at, float radius, Vector3 color, float bulge)
    {
        canvas.Draw(Area.Around(at.X, at.Y, radius), Shapes.Circle(at.X, at.Y, radius), (x, y) =>
        {
            if (brief.Style == PaintStyle.Minimal) return color;
            var (dx, dy) = ((x - at.X) / radius, (y - at.Y) / radius);
            var edge = MathF.Pow(MathF.Sqrt(dx * dx + dy * dy), 5);
            return color * (1 - (dx * 0.5f + dy * 0.62f) * edge * bulge - edge * 0.04f);
        });
    }

    private static void Shadow(Canvas canvas, PaintBrief brief, Vector2 at, float radius, float depth)
    {
        if (brief.Style == PaintStyle.Minimal) return;
        canvas.Draw(Area.Around(at.X, at.Y, radius * 1.5f), Shapes.Circle(at.X + radius * 0.1f, at.Y + radius * 0.14f, radius * 1.0f), brief.Palette.Near * 0.6f, depth, radius * 0.34f);
    }

    private static void Handle(Canvas canvas, PaintBrief brief, Vector2 at, float size, Vector3 china, float angle)
    {
        var (sin, cos) = MathF.SinCos(angle);
        var (x, y) = (at.X + cos * size * 0.72f, at.Y + sin * size * 0.72f);
        if (brief.Style != PaintStyle.Minimal) canvas.Draw(Area.Around(x, y, size * 0.4f), Shapes.Ellipse(x + 0.01f, y + 0.016f, size * 0.19f, size * 0.085f, angle), brief.Palette.Near * 0.6f, 0.35f, 0.03f);
        canvas.Draw(Area.Around(x, y, size * 0.4f), Shapes.Ellipse(x, y, size * 0.19f, size * 0.07f, angle), (px, py) => china * (1.02f - 0.14f * Math.Clamp((py - y) / (size * 0.07f), -1, 1)));
    }

    private static void Coffee(Canvas canvas, PaintBrief brief, Dice dice, Vector2 at, float radius)
    {
        var noise = dice.Noise();
        var (turnSin, turnCos) = MathF.SinCos(dice.Range(-0.6f, 0.6f));
        var black = brief.Mentions("espresso", "americano", "black coffee");
        var body = brief.Mentions("tea", "matcha") ? new Vector3(0.62f, 0.66f, 0.36f) : Crema;
        canvas.Draw(Area.Around(at.X, at.Y, radius), Shapes.Circle(at.X, at.Y, radius), (x, y) =>
        {
            var (dx, dy) = ((x - at.X) / radius, (y - at.Y) / radius);
            var out_ = MathF.Sqrt(dx * dx + dy * dy);
            var (u, v) = (dx * turnCos + dy * turnSin, dy * turnCos - dx * turnSin);
            var color = Ink.Mix(body, body * 0.42f, Shapes.Step(0.7f, 1, out_)) * (1 + noise.Cloud(x * 14, y * 14, 3) * 0.09f);
            var art = black ? 0 : Rosetta(u, v + noise.At(x * 8, y * 8) * 0.03f);
            color = Ink.Mix(color, Cream, art);
            return Ink.Mix(color, color * 0.6f, Shapes.Step(0.25f, -0.1f, out_ * 0 + (1 - out_)) * Math.Clamp(-(dx + dy) * 0.7f, 0, 1));
        });
    }

    /// <summary>Latte art: feathered layers up a stem, a heart on top. 0 to 1.</summary>
    private static float Rosetta(float x, float y)
    {
        var up = (0.72f - y) / 1.4f;
        if (up is < 0 or > 1) return 0;
        var width = 0.62f * MathF.Sin(MathF.PI * MathF.Pow(up, 0.75f)) * (1.06f - up * 0.35f);
        var side = Math.Abs(x);
        if (side > width) return 0;
        var feather = 0.5f + 0.5f * MathF.Sin((up * 6.2f - side * 2.1f) * MathF.PI * 2);
        var heart = Shapes.Step(0.24f, 0.19f, MathF.Sqrt(side * side * 1.1f + Shapes.Square(y + 0.46f - side * 0.55f)));
        var stem = Shapes.Step(0.025f, 0.008f, side) * (up < 0.75f ? 0 : 1);
        var edge = Shapes.Step(width, width - 0.05f, side);
        return Math.Clamp(Math.Max(heart, Shapes.Step(0.34f, 0.62f, feather) * edge) - stem * 0.3f, 0, 1) * 0.95f;
    }

    private static void Salad(Canvas canvas, PaintBrief brief, Dice dice, Vector2 at, float radius)
    {
        Vector3[] greens = [new(0.35f, 0.55f, 0.27f), new(0.52f, 0.68f, 0.33f), new(0.24f, 0.42f, 0.24f)];
        for (var leaf = 0; leaf < 60; leaf++)
        {
            var (sin, cos) = MathF.SinCos(dice.Range(0, 6.28f));
            var foot = at + new Vector2(cos, sin) * MathF.Sqrt(dice.Unit()) * radius * 0.8f;
            var (tipSin, tipCos) = MathF.SinCos(dice.Range(0, 6.28f));
            var tip = foot + new Vector2(tipCos, tipSin) * radius * dice.Range(0.3f, 0.5f);
            var shape = Shapes.Leaf(foot.X, foot.Y, tip.X, tip.Y, radius * 0.11f);
            var area = Area.Along(foot, tip, radius * 0.15f);
            canvas.Draw(area, (x, y) => shape(x - 0.006f, y - 0.008f), new Vector3(0.1f, 0.16f, 0.08f), 0.35f, 0.016f);
            canvas.Draw(area, shape, dice.Pick(greens) * dice.Range(0.85f, 1.2f));
        }

        for (var fruit = 0; fruit < 11; fruit++)
        {
            var (sin, cos) = MathF.SinCos(fruit * 2.4f);
            var place = at + new Vector2(cos, sin) * MathF.Sqrt(fruit / 11f) * radius * 0.78f;
            Flowers.Ball(canvas, place.X, place.Y, radius * dice.Range(0.1f, 0.15f), Ink.Mix(brief.Palette.Accent, new Vector3(0.86f, 0.23f, 0.18f), 0.6f), brief.Style != PaintStyle.Minimal);
        }
    }
}
