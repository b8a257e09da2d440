using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

/// <summary>Abstract: a Bauhaus grid, flowing bands or overlapping discs.</summary>
internal static class GeometryScene
{
    public static void Paint(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var kind = brief.Mentions("wave", "flow", "gradient", "fluid") ? 1 : brief.Mentions("circle", "dot", "bubble") ? 2 : brief.Mentions("bauhaus", "pattern", "grid", "mosaic") ? 0 : dice.Count(0, 2);
        canvas.Cover((_, _) => brief.Palette.Paper);
        if (kind == 0) Grid(canvas, brief, dice);
        else if (kind == 1) Bands(canvas, brief, dice);
        else Discs(canvas, brief, dice);
    }

    private static Vector3[] Inks(Palette palette) => [palette.Accent, palette.Second, palette.Near, palette.Middle, palette.Far, palette.Top];

    private static void Grid(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var cell = brief.Style == PaintStyle.Minimal ? 0.5f : 0.25f;
        var inks = Inks(brief.Palette);
        for (var top = 0f; top < canvas.Bottom - 0.01f; top += cell)
        {
            for (var left = 0f; left < canvas.Right - 0.01f; left += cell) Tile(canvas, dice, new Area(left, top, left + cell, top + cell), dice.Pick(inks), dice.Pick(inks), brief.Palette.Paper);
        }
    }

    private static void Tile(Canvas canvas, Dice dice, Area tile, Vector3 ground, Vector3 ink, Vector3 paper)
    {
        var size = tile.Right - tile.Left;
        var (x, y) = ((tile.Left + tile.Right) / 2, (tile.Top + tile.Bottom) / 2);
        if (ground == ink) ground = paper;
        canvas.Change(tile, (_, _, _) => ground);
        var (cornerX, cornerY) = (dice.Chance(0.5f) ? tile.Left : tile.Right, dice.Chance(0.5f) ? tile.Top : tile.Bottom);
        float Within(float px, float py) => Math.Max(Math.Max(tile.Left - px, px - tile.Right), Math.Max(tile.Top - py, py - tile.Bottom));
        var round = Shapes.Circle(cornerX, cornerY, size);
        var half = Shapes.Circle(x, cornerY, size / 2);
        var disc = Shapes.Circle(x, y, size * 0.34f);
        switch (dice.Count(0, 6))
        {
            case 0 or 1:
                canvas.Draw(tile, (px, py) => Math.Max(round(px, py), Within(px, py)), ink);
                canvas.Draw(tile, (px, py) => Math.Max(Shapes.Circle(cornerX, cornerY, size / 2)(px, py), Within(px, py)), paper);
                break;
            case 2:
                canvas.Draw(tile, (px, py) => Math.Max(half(px, py), Within(px, py)), ink);
                break;
            case 3:
                canvas.Draw(tile, disc, ink);
                break;
            case 4:
                canvas.Draw(tile, (px, py) => Math.Max(Math.Abs(((py - tile.Top) / size * 5 % 1) - 0.5f) * size / 5 - size / 20, Within(px, py)), ink);
                break;
            case 5:
                canvas.Draw(tile, (px, py) => Math.Max(Within(px, py), ((px - tile.Left) - (py - tile.Top)) * 0.7f), ink);
                break;
            default:
                canvas.Draw(tile, Shapes.Ring(x, y, size * 0.31f, size * 0.14f), ink);
                break;
        }
    }

    private static void Bands(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var palette = brief.Palette;
        canvas.Cover((x, y) => Ink.Gradient((x * 0.4f + y) / (canvas.Bottom + 0.4f), Ink.Lighter(palette.Low, 0.35f), palette.Paper));
        Vector3[] inks = [palette.Low, palette.Second, palette.Accent, palette.Middle, palette.Far, palette.Top, palette.Near];
        for (var band = 0; band < inks.Length; band++)
        {
            var noise = dice.Noise();
            var (level, ink, next) = (canvas.Bottom * (0.2f + 0.115f * band), inks[band], inks[Math.Min(inks.Length - 1, band + 1)]);
            var line = canvas.Line(x => level + noise.Cloud(x * 0.9f, band, 2) * 0.3f + MathF.Sin(x * 3.1f + band) * 0.04f);
            var lifted = canvas.Line(x => line[Math.Clamp((int)(x * canvas.Unit), 0, canvas.Width - 1)] - 0.03f);
            if (brief.Style != PaintStyle.Minimal) Shade(canvas, lifted, palette.Near);
            canvas.Below(line, (x, _, depth) => Ink.Mix(Ink.Lighter(ink, 0.1f * MathF.Exp(-depth * 18)), next, Shapes.Step(0, 0.5f, depth) * 0.35f + x * 0.05f));
        }
    }

    private static void Shade(Canvas canvas, float[] line, Vector3 color) =>
        canvas.Change(canvas.Whole, (x, y, below) =>
        {
            var depth = y - line[Math.Clamp((int)(x * canvas.Unit), 0, canvas.Width - 1)];
            return depth is < 0 or > 0.05f ? below : Ink.Mix(below, color, 0.22f * Shapes.Step(0, 0.035f, depth));
        });

    private static void Discs(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var inks = Inks(brief.Palette);
        var count = brief.Style == PaintStyle.Minimal ? 4 : 9;
        for (var disc = 0; disc < count; disc++)
        {
            var (x, y, radius, ink) = (dice.Range(0.1f, 0.9f) * canvas.Right, dice.Range(0.1f, 0.9f) * canvas.Bottom, dice.Range(0.1f, 0.36f), inks[disc % inks.Length]);
            var shape = dice.Chance(0.2f) ? Shapes.Ring(x, y, radius, radius * 0.3f) : Shapes.Circle(x, y, radius);
            var (sin, cos) = MathF.SinCos(dice.Range(0, 6));
            canvas.Change(Area.Around(x, y, radius * 1.2f), (px, py, below) =>
            {
                var cover = Math.Clamp(0.5f - shape(px, py) * canvas.Unit, 0, 1);
                var shade = Ink.Lighter(ink, 0.25f * Math.Clamp(((px - x) * cos + (py - y) * sin) / radius, 0, 1));
                return Ink.Mix(below, Ink.Mix(shade, below * shade, 0.55f), cover * 0.94f);
            });
        }
    }
}
