using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

internal static class Flowers
{
    /// <summary>Two rings of petals round a dotted heart.</summary>
    public static void Bloom(Canvas canvas, PaintBrief brief, Dice dice, Vector2 at, float radius)
    {
        var color = Ink.Mix(brief.Palette.Accent, brief.Palette.Second, dice.Unit() * 0.75f);
        var petals = dice.Count(6, 10);
        var turn = dice.Range(0, 6);
        for (var ring = 0; ring < 2; ring++)
        {
            for (var petal = 0; petal < petals; petal++)
                Petal(canvas, brief, at, turn + MathF.PI * 2 * (petal + ring * 0.5f) / petals, radius * (1 - ring * 0.34f), radius * 2.1f / petals, Ink.Lighter(color, ring * 0.18f) * dice.Range(0.93f, 1.05f));
        }

        canvas.Draw(Area.Around(at.X, at.Y, radius * 0.26f), Shapes.Circle(at.X, at.Y, radius * 0.24f), Ink.Darker(brief.Palette.Second, 0.25f));
        for (var seed = 0; seed < 24 && brief.Style != PaintStyle.Minimal; seed++)
        {
            var (sin, cos) = MathF.SinCos(seed * 2.4f);
            var out_ = MathF.Sqrt(seed / 24f) * radius * 0.21f;
            canvas.Draw(Area.Around(at.X + cos * out_, at.Y + sin * out_, 0.004f), Shapes.Circle(at.X + cos * out_, at.Y + sin * out_, 0.0026f), Ink.Lighter(brief.Palette.Second, 0.3f));
        }
    }

    public static void Berries(Canvas canvas, PaintBrief brief, Dice dice, Vector2 at)
    {
        for (var berry = 0; berry < 14; berry++)
        {
            var (x, y, radius) = (at.X + dice.Range(-0.06f, 0.06f), at.Y + dice.Range(-0.06f, 0.1f), dice.Range(0.009f, 0.017f));
            canvas.Draw(Area.Around(x, y + 0.025f, 0.075f), Shapes.Stroke(x, y, at.X + (x - at.X) * 0.2f, y + 0.05f, 0.0012f, 0.0012f), brief.Palette.Near, 0.8f);
            Ball(canvas, x, y, radius, Ink.Mix(brief.Palette.Accent, brief.Palette.Near, dice.Range(0, 0.3f)), brief.Style != PaintStyle.Minimal);
        }
    }

    /// <summary>A sphere lit from the upper left.</summary>
    public static void Ball(Canvas canvas, float x, float y, float radius, Vector3 color, bool lit)
    {
        canvas.Draw(Area.Around(x, y, radius), Shapes.Circle(x, y, radius), (px, py) =>
        {
            if (!lit) return color;
            var (dx, dy) = ((px - x) / radius, (py - y) / radius);
            var height = MathF.Sqrt(Math.Max(0, 1 - dx * dx - dy * dy));
            var light = Math.Clamp(-dx * 0.5f - dy * 0.6f + height * 0.62f, -0.4f, 1);
            var shine = MathF.Pow(Math.Max(0, light), 24) * 0.45f;
            return Ink.Lighter(color * (0.62f + 0.48f * light), shine);
        });
    }

    private static void Petal(Canvas canvas, PaintBrief brief, Vector2 at, float angle, float length, float width, Vector3 color)
    {
        var (sin, cos) = MathF.SinCos(angle);
        var (x, y) = (at.X + cos * length * 0.56f, at.Y + sin * length * 0.56f);
        var shape = Shapes.Ellipse(x, y, length * 0.46f, width * 0.8f, angle);
        if (brief.Style != PaintStyle.Minimal) canvas.Draw(Area.Around(x, y, length * 0.6f), (px, py) => shape(px - 0.004f, py - 0.006f), brief.Palette.Near, 0.15f, 0.014f);
        canvas.Draw(Area.Around(x, y, length * 0.6f), shape, (px, py) =>
        {
            var out_ = MathF.Sqrt(Shapes.Square(px - at.X) + Shapes.Square(py - at.Y)) / length;
            return brief.Style == PaintStyle.Minimal ? color : Ink.Lighter(color * (0.72f + 0.34f * out_), Shapes.Step(0.7f, 1.05f, out_) * 0.2f);
        });
    }
}
