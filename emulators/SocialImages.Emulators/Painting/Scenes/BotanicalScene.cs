using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

/// <summary>Stems, leaves and flowers on quiet paper.</summary>
internal static class BotanicalScene
{
    public static void Paint(Canvas canvas, PaintBrief brief, Dice dice)
    {
        Paper(canvas, brief, dice);
        var stems = brief.Style == PaintStyle.Minimal ? 3 : dice.Count(8, 12);
        for (var stem = 0; stem < stems; stem++) Stem(canvas, brief, dice, stem / (stems - 1f), stem % 3);
    }

    private static void Paper(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var noise = dice.Noise();
        var palette = brief.Palette;
        canvas.Cover((x, y) => Ink.Mix(palette.Paper, palette.Low, 0.5f * y / canvas.Bottom) * (1 + noise.At(x * 190, y * 190) * 0.008f));
        var (x0, y0, size) = (canvas.Right * dice.Range(0.4f, 0.6f), canvas.Bottom * dice.Range(0.36f, 0.46f), dice.Range(0.27f, 0.34f));
        var soft = brief.Style == PaintStyle.Photographic ? 0.3f : 0;
        canvas.Draw(Area.Around(x0, y0, size * 1.4f), Shapes.Circle(x0, y0, size), Ink.Mix(palette.Middle, palette.Second, dice.Range(0.15f, 0.5f)), 0.8f, soft);
    }

    private static void Stem(Canvas canvas, PaintBrief brief, Dice dice, float fan, int kind)
    {
        var foot = new Vector2(canvas.Right * (0.5f + (fan - 0.5f) * 0.22f), canvas.Bottom * 1.03f);
        var angle = (fan - 0.5f) * 1.75f + dice.Range(-0.1f, 0.1f);
        var length = canvas.Bottom * dice.Range(0.5f, 0.84f) * (1 - Math.Abs(fan - 0.5f) * 0.45f);
        var tip = foot + new Vector2(MathF.Sin(angle), -MathF.Cos(angle)) * length;
        var bend = new Vector2((tip.X + foot.X) / 2 + dice.Range(-0.1f, 0.1f) - MathF.Sin(angle) * 0.14f, (tip.Y + foot.Y) / 2);
        var green = Ink.Mix(brief.Palette.Near, Ink.Mix(brief.Palette.Far, brief.Palette.Second, 0.2f), dice.Range(0.05f, 0.75f));
        Curve(canvas, foot, bend, tip, green);
        Leaves(canvas, brief, dice, (foot, bend, tip), green, kind);
        if (kind == 1) Flowers.Bloom(canvas, brief, dice, tip, dice.Range(0.07f, 0.115f));
        else if (kind == 2) Flowers.Berries(canvas, brief, dice, tip);
    }

    private static void Curve(Canvas canvas, Vector2 foot, Vector2 bend, Vector2 tip, Vector3 color)
    {
        var before = foot;
        for (var step = 1; step <= 24; step++)
        {
            var at = Along(foot, bend, tip, step / 24f);
            var thick = 0.0052f - 0.0036f * step / 24;
            canvas.Draw(Area.Along(before, at, 0.008f), Shapes.Stroke(before.X, before.Y, at.X, at.Y, thick, thick), Ink.Darker(color, 0.1f));
            before = at;
        }
    }

    private static void Leaves(Canvas canvas, PaintBrief brief, Dice dice, (Vector2 Foot, Vector2 Bend, Vector2 Tip) stem, Vector3 color, int kind)
    {
        var pairs = kind == 0 ? dice.Count(6, 9) : dice.Count(3, 5);
        for (var pair = 0; pair < pairs; pair++)
        {
            var along = 0.3f + 0.68f * pair / pairs;
            var at = Along(stem.Foot, stem.Bend, stem.Tip, along);
            var ahead = Vector2.Normalize(Along(stem.Foot, stem.Bend, stem.Tip, along + 0.02f) - at);
            foreach (var side in new[] { -1f, 1f })
            {
                var turn = side * dice.Range(0.55f, 0.95f);
                var (sin, cos) = MathF.SinCos(turn);
                var way = new Vector2(ahead.X * cos - ahead.Y * sin, ahead.X * sin + ahead.Y * cos);
                var length = dice.Range(0.1f, 0.17f) * (1.15f - along * 0.55f) * (kind == 0 ? 1.15f : 0.85f);
                Leaf(canvas, brief, at, at + way * length, length * dice.Range(0.2f, 0.32f), color * dice.Range(0.85f, 1.15f));
            }
        }

        if (kind == 0) Leaf(canvas, brief, stem.Tip, stem.Tip + Vector2.Normalize(stem.Tip - stem.Bend) * 0.11f, 0.028f, color);
    }

    private static void Leaf(Canvas canvas, PaintBrief brief, Vector2 foot, Vector2 tip, float width, Vector3 color)
    {
        var area = Area.Along(foot, tip, width + 0.02f);
        var shape = Shapes.Leaf(foot.X, foot.Y, tip.X, tip.Y, width);
        if (brief.Style != PaintStyle.Minimal) canvas.Draw(area, (x, y) => shape(x - 0.007f, y - 0.01f), brief.Palette.Near, 0.16f, 0.02f);
        var (dx, dy) = (tip.X - foot.X, tip.Y - foot.Y);
        var flat = brief.Style == PaintStyle.Minimal;
        canvas.Draw(area, shape, (x, y) =>
        {
            if (flat) return color;
            var side = ((y - foot.Y) * dx - (x - foot.X) * dy) / (Vector2.Distance(foot, tip) * width);
            var vein = MathF.Exp(-Math.Abs(side) * 22) * 0.3f + 0.05f * MathF.Max(0, MathF.Sin((Math.Abs(side) * 2.2f + ((x - foot.X) * dx + (y - foot.Y) * dy) / (dx * dx + dy * dy) * 20)));
            return Ink.Lighter(color * (1 + 0.16f * Math.Clamp(side, -1, 1)), vein);
        });
    }

    private static Vector2 Along(Vector2 a, Vector2 b, Vector2 c, float t) => Vector2.Lerp(Vector2.Lerp(a, b, t), Vector2.Lerp(b, c, t), t);
}
