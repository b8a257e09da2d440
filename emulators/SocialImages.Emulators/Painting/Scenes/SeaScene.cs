using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

/// <summary>Water to the horizon, the light's road on it, and perhaps islands, sails, palms or a beach.</summary>
internal static class SeaScene
{
    public static void Paint(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var horizon = canvas.Bottom * dice.Range(0.44f, 0.56f);
        var sun = Sky.Paint(canvas, brief, dice, horizon);
        if (dice.Chance(0.75f)) Islands(canvas, brief, dice, horizon);
        Water(canvas, brief, dice, horizon, sun);
        if (brief.Mentions("sail", "boat", "yacht", "harbor", "harbour") || dice.Chance(0.4f)) Boats(canvas, brief, dice, horizon);
        if (brief.Mentions("beach", "sand", "palm", "tropical", "island", "summer", "vacation")) Beach(canvas, brief, dice);
        if (brief.Mentions("palm", "tropical", "beach", "paradise")) Palms.Paint(canvas, brief, dice);
        if (!brief.Palette.IsDark && brief.Style is not (PaintStyle.Minimal or PaintStyle.Artistic)) Birds.Paint(canvas, dice, horizon, brief.Palette.Near);
    }

    private static void Islands(Canvas canvas, PaintBrief brief, Dice dice, float horizon)
    {
        for (var island = 0; island < 2; island++)
        {
            var noise = dice.Noise();
            var (middle, spread, height) = (dice.Range(-0.1f, 1.1f) * canvas.Right, dice.Range(0.18f, 0.5f), dice.Range(0.05f, 0.14f));
            var color = Ink.Mix(brief.Palette.Low, brief.Palette.Far, 0.55f + island * 0.3f);
            var octaves = brief.Style == PaintStyle.Minimal ? 1 : 5;
            var line = canvas.Line(x => horizon + 0.01f - height * MathF.Exp(-Shapes.Square((x - middle) / spread)) * (0.75f + 0.7f * noise.Ridge(x * 3, island, octaves)));
            canvas.Below(line, (_, y, depth) => Ink.Mix(color, brief.Palette.Low, Shapes.Step(0, 0.12f, depth) * 0.5f));
        }
    }

    private static void Water(Canvas canvas, PaintBrief brief, Dice dice, float horizon, Vector2 sun)
    {
        var palette = brief.Palette;
        var noise = dice.Noise();
        var span = canvas.Bottom - horizon;
        var deep = Ink.Mix(palette.Near, palette.Far, 0.35f);
        var calm = brief.Style == PaintStyle.Minimal;
        canvas.Change(canvas.Whole with { Top = horizon }, (x, y, _) =>
        {
            var near = (y - horizon) / span;
            var mirror = Ink.Gradient(1 - near * 0.9f, palette.Top, palette.Middle, palette.Low);
            var color = Ink.Mix(mirror, deep, 0.22f + 0.62f * near);
            if (calm) return color;
            var depth = 1 / (near + 0.045f);
            var (u, v) = ((x - canvas.Right / 2) * depth * 1.9f, depth * 5.2f);
            var wave = noise.Cloud(u * 0.75f, v * 2.1f, 3);
            color = Ink.Mix(color, wave > 0 ? mirror : deep, Math.Abs(wave) * (0.35f + 0.3f * near));
            var road = MathF.Exp(-Shapes.Square((x - sun.X) / (0.05f + 0.2f * near)));
            var spark = Shapes.Step(0.02f, 0.34f, noise.At(u * 3.1f, v * 4.3f) + road * 0.3f);
            return Ink.Screen(color, palette.Light * road * (0.14f + 0.75f * spark) * (palette.IsDark ? 0.6f : 0.9f));
        });
        canvas.Change(canvas.Whole with { Top = horizon - 0.02f, Bottom = horizon + 0.03f }, (_, y, below) => Ink.Mix(below, palette.Low, 0.55f * MathF.Exp(-Math.Abs(y - horizon) * 90)));
    }

    private static void Boats(Canvas canvas, PaintBrief brief, Dice dice, float horizon)
    {
        for (var boat = dice.Count(1, 2); boat > 0; boat--)
        {
            var size = dice.Range(0.045f, 0.11f);
            var (x, y) = (dice.Range(0.15f, 0.85f) * canvas.Right, horizon + size * dice.Range(0.28f, 0.7f));
            Sail(canvas, x, y, size, Ink.Lighter(brief.Palette.Low, 0.55f), brief.Palette.Near);
        }
    }

    private static void Sail(Canvas canvas, float x, float y, float size, Vector3 cloth, Vector3 hull)
    {
        var box = Area.Around(x, y - size * 0.4f, size);
        canvas.Draw(box, (px, py) => Math.Max(Math.Max(x - px, py - y + size * 0.12f), (px - x) / 0.42f + (y - size * 1.02f - py)), cloth);
        canvas.Draw(box, (px, py) => Math.Max(Math.Max(px - x + size * 0.03f, py - y + size * 0.12f), (x - px) / 0.3f + (y - size * 0.85f - py)), Ink.Darker(cloth, 0.12f));
        canvas.Draw(box, (px, py) => Math.Max(Math.Max(y - size * 0.08f - py, py - y), Math.Abs(px - x) - size * 0.42f + (py - y) * 1.1f), hull);
        canvas.Change(new Area(x - size * 0.4f, y, x + size * 0.4f, y + size * 0.7f), (px, py, below) =>
            Ink.Mix(below, cloth, 0.26f * MathF.Exp(-(py - y) / size * 4) * Shapes.Step(size * 0.3f, 0, Math.Abs(px - x + MathF.Sin(py * 300) * size * 0.04f))));
    }

    private static void Beach(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var noise = dice.Noise();
        var lean = dice.Range(-0.25f, 0.25f);
        var sand = Ink.Mix(brief.Palette.Paper, brief.Palette.Second, 0.3f);
        float Shore(float x) => canvas.Bottom * 0.83f + (x - canvas.Right / 2) * lean + noise.Cloud(x * 1.6f, 3, 3) * 0.06f;
        canvas.Below(canvas.Line(x => Shore(x) - 0.05f), (_, _, depth) => Ink.Mix(brief.Palette.Middle, brief.Palette.Paper, Shapes.Step(0, 0.05f, depth) * 0.5f));
        canvas.Below(canvas.Line(x => Shore(x) - 0.012f + noise.At(x * 22, 9) * 0.005f), (_, _, _) => Ink.Lighter(brief.Palette.Paper, 0.7f));
        canvas.Below(canvas.Line(Shore), (x, y, depth) =>
            Ink.Mix(Ink.Darker(sand, 0.14f), sand, Shapes.Step(0, 0.06f, depth)) * (1 + noise.Cloud(x * 60, y * 130, 3) * 0.05f));
    }
}
