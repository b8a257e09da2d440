using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

/// <summary>A table from above: cup, plate, bits and pieces, one light from the upper left.</summary>
internal static class TabletopScene
{
    private static readonly Vector3 Oak = new(0.66f, 0.46f, 0.3f);

    public static void Paint(Canvas canvas, PaintBrief brief, Dice dice)
    {
        Ground(canvas, brief, dice);
        if (brief.Style != PaintStyle.Minimal) Cloth(canvas, brief, dice);
        var middle = new Vector2(canvas.Right * dice.Range(0.4f, 0.6f), canvas.Bottom * dice.Range(0.42f, 0.56f));
        var wantsPlate = brief.Mentions("cake", "cookie", "pasta", "pizza", "salad", "soup", "plate", "food", "dinner", "lunch", "recipe", "breakfast", "brunch");
        var wantsCup = brief.Mentions("coffee", "espresso", "latte", "cappuccino", "tea", "cafe", "café", "breakfast", "brunch") || !wantsPlate;
        var size = dice.Range(0.25f, 0.29f);
        var plate = wantsCup ? middle + new Vector2(-0.16f, 0.18f) : middle;
        var cup = wantsPlate ? middle + new Vector2(0.2f, -0.24f) : middle;
        if (wantsPlate) Tableware.Plate(canvas, brief, dice, plate, size * 1.2f);
        if (wantsCup) Tableware.Cup(canvas, brief, dice, cup, wantsPlate ? size * 0.74f : size);
        if (brief.Style == PaintStyle.Minimal) return;
        Corners(canvas, brief, dice, wantsPlate && wantsCup ? [plate, cup] : [middle]);
    }

    private static void Corners(Canvas canvas, PaintBrief brief, Dice dice, Vector2[] taken)
    {
        var places = new[] { new Vector2(0.13f, 0.14f), new Vector2(0.88f, 0.9f), new Vector2(0.85f, 0.13f), new Vector2(0.14f, 0.86f) };
        for (var corner = 0; corner < places.Length; corner++)
        {
            var at = places[corner] * new Vector2(canvas.Right, canvas.Bottom);
            if (taken.Any(place => Vector2.Distance(at, place) < 0.42f)) continue;
            if (corner == 0 || (corner == 1 && dice.Chance(0.4f))) Pastry.Croissant(canvas, dice, at, dice.Range(0.12f, 0.15f), dice.Range(0, 6));
            else if (corner == 1) Pastry.Cookies(canvas, dice, at);
            else if (corner == 2) Sprig(canvas, brief, dice, at);
            else Beans(canvas, dice, at);
        }
    }

    private static void Ground(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var noise = dice.Noise();
        var palette = brief.Palette;
        var ground = Ink.Mix(palette.Paper, palette.Low, 0.45f);
        if (brief.Style == PaintStyle.Minimal) canvas.Cover((_, _) => ground);
        else if (brief.Mentions("wood", "wooden", "rustic", "oak") || dice.Chance(0.4f)) Wood(canvas, noise, Ink.Mix(Oak, Ink.Mix(palette.Far, palette.Near, 0.3f), 0.3f));
        else if (brief.Mentions("marble", "luxury") || dice.Chance(0.4f)) Marble(canvas, noise, Ink.Lighter(palette.Paper, 0.45f), palette.Far);
        else canvas.Cover((x, y) => ground * (1 + noise.Cloud(x * 3, y * 3, 4) * 0.05f + noise.At(x * 170, y * 170) * 0.018f));
        if (brief.Style == PaintStyle.Minimal) return;
        canvas.Change(canvas.Whole, (x, y, below) => below * (1.1f - 0.26f * (x / canvas.Right * 0.45f + y / canvas.Bottom * 0.55f)));
    }

    private static void Wood(Canvas canvas, Noise noise, Vector3 color) => canvas.Cover((x, y) =>
    {
        var plank = MathF.Floor(x / 0.21f);
        var within = x / 0.21f - plank;
        var rings = noise.Cloud(x * 9 + plank * 31, y * 0.9f + plank * 7, 3);
        var fibre = noise.At(x * 150, y * 4 + plank * 13);
        var seam = 1 - 0.55f * MathF.Exp(-Math.Min(within, 1 - within) * 90);
        return color * (0.98f + 0.13f * noise.At(plank * 3.7f, 1) + 0.1f * MathF.Sin(rings * 22) * 0.5f + 0.06f * fibre) * seam;
    });

    private static void Marble(Canvas canvas, Noise noise, Vector3 light, Vector3 vein) => canvas.Cover((x, y) =>
    {
        var warp = noise.Cloud(x * 1.5f, y * 1.5f, 4);
        var line = MathF.Exp(-Math.Abs(noise.Cloud(x * 1.7f + warp * 1.4f, y * 1.7f - warp, 4)) * 34);
        return Ink.Mix(light * (1 + warp * 0.03f), vein, line * 0.42f);
    });

    private static void Cloth(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var noise = dice.Noise();
        var (edge, lean, ink) = (canvas.Right * dice.Range(0.6f, 0.78f), dice.Range(-0.25f, 0.25f), Ink.Mix(brief.Palette.Second, brief.Palette.Paper, dice.Range(0.2f, 0.6f)));
        float Distance(float x, float y) => edge + (y - canvas.Bottom / 2) * lean + noise.Cloud(y * 3, 1, 2) * 0.03f - x;
        var area = canvas.Whole with { Left = edge - Math.Abs(lean) * canvas.Bottom / 2 - 0.08f };
        canvas.Draw(area, (x, y) => Distance(x + 0.012f, y - 0.006f), brief.Palette.Near, 0.26f, 0.035f);
        canvas.Draw(area, Distance, (x, y) =>
        {
            var stripe = (x - y * lean * -1) / 0.055f % 1 < 0.12f ? 0.18f : 0;
            return Ink.Lighter(ink * (1 + noise.Cloud(x * 5, y * 2, 3) * 0.13f + noise.At(x * 260, y * 260) * 0.03f), stripe);
        });
    }

    private static void Sprig(Canvas canvas, PaintBrief brief, Dice dice, Vector2 at)
    {
        var way = Vector2.Normalize(new Vector2(dice.Range(-1, -0.4f), dice.Range(0.3f, 1)));
        var green = Ink.Mix(Ink.Mix(brief.Palette.Second, new Vector3(0.3f, 0.45f, 0.32f), 0.7f), brief.Palette.Near, 0.15f);
        for (var leaf = 0; leaf < 9; leaf++)
        {
            var foot = at + way * 0.03f * leaf;
            var side = leaf % 2 == 0 ? 1f : -1f;
            var tip = foot + (way * 0.55f + new Vector2(-way.Y, way.X) * side * 0.8f) * dice.Range(0.055f, 0.085f);
            var shape = Shapes.Leaf(foot.X, foot.Y, tip.X, tip.Y, 0.017f);
            canvas.Draw(Area.Around(foot.X, foot.Y, 0.12f), (x, y) => shape(x - 0.006f, y - 0.009f), brief.Palette.Near, 0.25f, 0.014f);
            canvas.Draw(Area.Around(foot.X, foot.Y, 0.12f), shape, green * dice.Range(0.85f, 1.2f));
        }
    }

    private static void Beans(Canvas canvas, Dice dice, Vector2 at)
    {
        for (var bean = 0; bean < 22; bean++)
        {
            var spread = MathF.Sqrt(dice.Unit()) * 0.13f;
            var (sin, cos) = MathF.SinCos(dice.Range(0, 6.28f));
            Bean(canvas, dice, at.X + cos * spread, at.Y + sin * spread, dice.Range(0, 6.28f));
        }
    }

    private static void Bean(Canvas canvas, Dice dice, float x, float y, float angle)
    {
        var brown = new Vector3(0.29f, 0.165f, 0.1f) * dice.Range(0.8f, 1.25f);
        var (sin, cos) = MathF.SinCos(angle);
        canvas.Draw(Area.Around(x, y, 0.03f), Shapes.Ellipse(x + 0.004f, y + 0.006f, 0.0165f, 0.0115f, angle), Vector3.Zero, 0.35f, 0.01f);
        canvas.Draw(Area.Around(x, y, 0.02f), Shapes.Ellipse(x, y, 0.0165f, 0.0115f, angle), (px, py) =>
        {
            var across = ((py - y) * cos - (px - x) * sin) / 0.0115f;
            var crease = MathF.Exp(-Math.Abs(across + 0.15f * MathF.Sin(((px - x) * cos + (py - y) * sin) * 160)) * 9);
            return Ink.Lighter(brown * (1 - crease * 0.6f), 0.2f * Math.Clamp(-(px - x + py - y) / 0.02f, 0, 1));
        });
    }
}
