using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

/// <summary>Plinths, an arch, a sphere or a bottle, and the shadow of leaves on the wall.</summary>
internal static class StillLifeScene
{
    public static void Paint(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var floor = canvas.Bottom * dice.Range(0.66f, 0.72f);
        Room(canvas, brief, dice, floor);
        var middle = canvas.Right * dice.Range(0.46f, 0.54f);
        Arch(canvas, brief, middle + dice.Range(-0.1f, 0.1f), floor, dice.Range(0.25f, 0.31f), canvas.Bottom * dice.Range(0.44f, 0.52f));
        var foot = floor + (canvas.Bottom - floor) * 0.42f;
        Plinth(canvas, brief, middle, foot, 0.21f, 0.13f, brief.Palette.Middle);
        Plinth(canvas, brief, middle + dice.Range(0.26f, 0.3f), foot + 0.05f, 0.1f, 0.07f, brief.Palette.Second);
        Hero(canvas, brief, dice, middle, foot - 0.13f);
        Flowers.Ball(canvas, middle + 0.28f, foot - 0.075f, 0.058f, brief.Palette.Accent, brief.Style != PaintStyle.Minimal);
        Pebbles(canvas, brief, dice, middle, foot);
        if (brief.Style != PaintStyle.Minimal) LeafLight(canvas, dice);
    }

    private static void Room(Canvas canvas, PaintBrief brief, Dice dice, float floor)
    {
        var palette = brief.Palette;
        var noise = dice.Noise();
        var wall = palette.IsDark ? Ink.Mix(palette.Top, palette.Far, 0.4f) : palette.Low;
        if (brief.Style == PaintStyle.Minimal)
        {
            canvas.Cover((_, y) => y < floor ? wall : Ink.Mix(wall, palette.Middle, 0.5f));
            return;
        }

        canvas.Cover((x, y) => Ink.Mix(Ink.Lighter(wall, 0.25f), Ink.Mix(wall, palette.Top, 0.4f), x / canvas.Right * 0.7f + y / canvas.Bottom * 0.25f) * (1 + noise.Cloud(x * 6, y * 6, 4) * 0.025f));
        canvas.Draw(canvas.Whole with { Top = floor }, (_, y) => floor - y, (x, y) => Ink.Mix(Ink.Mix(wall, palette.Middle, 0.55f), Ink.Lighter(wall, 0.2f), (y - floor) / (canvas.Bottom - floor) * 0.8f - x * 0.1f), 1, 0.012f);
    }

    private static void Arch(Canvas canvas, PaintBrief brief, float x, float floor, float half, float height)
    {
        var top = floor - height;
        float Distance(float px, float py) => py < top + half ? Shapes.Circle(x, top + half, half)(px, py) : Math.Max(Math.Abs(px - x) - half, py - floor);
        var inside = Ink.Mix(brief.Palette.Top, brief.Palette.Far, 0.35f);
        canvas.Draw(new Area(x - half, top, x + half, floor), Distance, (px, py) => brief.Style == PaintStyle.Minimal
            ? inside
            : Ink.Mix(Ink.Darker(inside, 0.2f), Ink.Lighter(inside, 0.28f), Shapes.Step(-0.02f, half * 1.6f, (px - x + half) * 0.8f + (py - top) * 0.2f)));
        if (brief.Style != PaintStyle.Minimal) canvas.Draw(new Area(x - half, top, x + half, floor), (px, py) => Math.Max(Distance(px, py), -Distance(px - 0.03f, py - 0.03f) - 0.012f), Ink.Darker(inside, 0.45f), 0.4f, 0.03f);
    }

    private static void Plinth(Canvas canvas, PaintBrief brief, float x, float foot, float radius, float height, Vector3 color)
    {
        var tilt = radius * 0.27f;
        var body = Ink.Mix(color, brief.Palette.Paper, 0.3f);
        var flat = brief.Style == PaintStyle.Minimal;
        if (!flat) canvas.Draw(new Area(x - radius, foot - tilt, x + radius * 2.2f, foot + tilt * 2.4f), Shapes.Ellipse(x + radius * 0.36f, foot + tilt * 0.55f, radius * 1.2f, tilt * 1.05f, 0.08f), brief.Palette.Near, 0.36f, 0.07f);
        var lower = Shapes.Ellipse(x, foot, radius, tilt);
        canvas.Draw(new Area(x - radius, foot - height, x + radius, foot + tilt), (px, py) => py > foot ? lower(px, py) : Math.Max(Math.Abs(px - x) - radius, foot - height - py), (px, _) =>
        {
            var across = (px - x) / radius;
            return flat ? Ink.Darker(body, 0.1f) : body * (0.88f - 0.3f * across - 0.14f * across * across);
        });
        canvas.Draw(new Area(x - radius, foot - height - tilt, x + radius, foot - height + tilt), Shapes.Ellipse(x, foot - height, radius, tilt), (px, _) => flat ? Ink.Lighter(body, 0.2f) : Ink.Lighter(body, 0.34f - 0.16f * (px - x) / radius));
    }

    private static void Hero(Canvas canvas, PaintBrief brief, Dice dice, float x, float foot)
    {
        if (brief.Mentions("perfume", "bottle", "cosmetic", "skincare", "product", "serum", "lotion", "candle")) Vessels.Bottle(canvas, brief, x, foot);
        else if (brief.Mentions("fruit", "lemon", "orange", "citrus", "apple")) Vessels.Fruit(canvas, brief, dice, x, foot);
        else Vessels.Vase(canvas, brief, dice, x, foot);
    }

    private static void Pebbles(Canvas canvas, PaintBrief brief, Dice dice, float middle, float foot)
    {
        for (var stone = 0; stone < 4; stone++)
        {
            var (x, y, radius) = (middle - dice.Range(0.24f, 0.38f), foot + dice.Range(0.02f, 0.09f), dice.Range(0.018f, 0.04f));
            if (brief.Style != PaintStyle.Minimal) canvas.Draw(Area.Around(x, y, radius * 3), Shapes.Ellipse(x + radius * 0.5f, y + radius * 0.7f, radius * 1.3f, radius * 0.4f), brief.Palette.Near, 0.35f, 0.03f);
            Flowers.Ball(canvas, x, y, radius, Ink.Mix(brief.Palette.Paper, brief.Palette.Far, dice.Range(0.1f, 0.7f)), brief.Style != PaintStyle.Minimal);
        }
    }

    private static void LeafLight(Canvas canvas, Dice dice)
    {
        for (var leaf = 0; leaf < 16; leaf++)
        {
            var foot = new Vector2(dice.Range(-0.1f, 0.5f) * canvas.Right, dice.Range(-0.1f, 0.2f) * canvas.Bottom);
            var tip = foot + new Vector2(dice.Range(0.08f, 0.3f), dice.Range(0.12f, 0.34f));
            canvas.Draw(Area.Along(foot, tip, 0.07f), Shapes.Leaf(foot.X, foot.Y, tip.X, tip.Y, dice.Range(0.03f, 0.06f)), new Vector3(0.16f, 0.11f, 0.13f), 0.12f, 0.035f);
        }
    }
}
