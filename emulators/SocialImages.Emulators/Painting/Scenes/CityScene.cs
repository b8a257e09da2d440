using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

/// <summary>A skyline in three depths over its own reflection.</summary>
internal static class CityScene
{
    public static void Paint(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var shore = canvas.Bottom * dice.Range(0.7f, 0.78f);
        Sky.Paint(canvas, brief, dice, shore);
        var rows = brief.Style == PaintStyle.Minimal ? 2 : 3;
        for (var row = 0; row < rows; row++) Buildings(canvas, brief, dice, (row + 1f) / rows, shore);
        Reflection(canvas, brief, dice, shore);
    }

    private static void Buildings(Canvas canvas, PaintBrief brief, Dice dice, float nearness, float shore)
    {
        var wall = Ink.Mix(Ink.Mix(brief.Palette.Low, brief.Palette.Far, 0.5f), brief.Palette.Near, nearness * 0.95f);
        for (var x = dice.Range(-0.08f, 0); x < canvas.Right;)
        {
            var width = dice.Range(0.045f, 0.12f) * (0.7f + 0.5f * nearness);
            var middle = 1 - Math.Abs((x + width / 2) / canvas.Right - 0.5f) * 0.9f;
            var height = shore * dice.Range(0.16f, 0.62f) * middle * (1.12f - 0.35f * nearness);
            House(canvas, brief, dice, new Area(x, shore - height, x + width, shore), wall * dice.Range(0.88f, 1.1f), nearness);
            x += width + (dice.Chance(0.3f) ? dice.Range(0, 0.025f) : 0);
        }
    }

    private static void House(Canvas canvas, PaintBrief brief, Dice dice, Area body, Vector3 wall, float nearness)
    {
        var lit = Ink.Mix(wall, brief.Palette.Low, 0.2f);
        canvas.Change(body, (x, y, _) => Ink.Mix(Ink.Mix(wall, lit, (x - body.Left) / (body.Right - body.Left)), brief.Palette.Low, 0.28f * Shapes.Step(body.Bottom - 0.22f, body.Bottom, y) * (1.1f - nearness)));
        Roof(canvas, dice, body, wall);
        if (brief.Style != PaintStyle.Minimal) Windows(canvas, brief, dice, body, nearness);
    }

    private static void Roof(Canvas canvas, Dice dice, Area body, Vector3 wall)
    {
        var (width, middle) = (body.Right - body.Left, (body.Left + body.Right) / 2);
        switch (dice.Count(0, 9))
        {
            case 0 when width < 0.07f:
                canvas.Draw(new Area(body.Left, body.Top - width, body.Right, body.Top + 0.002f), (x, y) => Math.Max(Math.Abs(x - middle) - (y - body.Top + width * 0.8f) * 0.62f, y - body.Top), wall);
                break;
            case 1 or 4:
                canvas.Draw(new Area(middle - 0.004f, body.Top - width * 1.3f, middle + 0.004f, body.Top), Shapes.Stroke(middle, body.Top, middle, body.Top - width * 1.2f, 0.0028f, 0.0006f), wall);
                break;
            case 2 or 5:
                canvas.Change(new Area(body.Left + width * 0.2f, body.Top - width * 0.3f, body.Right - width * 0.2f, body.Top), (_, _, _) => wall);
                break;
            case 3:
                canvas.Draw(new Area(body.Left, body.Top - width * 0.6f, body.Right, body.Top + 0.002f), (x, y) => Math.Max(body.Top - (x - body.Left) * 0.45f - y, y - body.Top), wall);
                break;
        }
    }

    private static void Windows(Canvas canvas, PaintBrief brief, Dice dice, Area body, float nearness)
    {
        var night = Ink.Light(brief.Palette.Top) < 0.42f;
        var share = night ? dice.Range(0.3f, 0.62f) : dice.Range(0.08f, 0.25f);
        var (columns, rows) = ((int)((body.Right - body.Left) / 0.0125f), (int)((body.Bottom - body.Top) / 0.02f));
        for (var column = 0; column < columns; column++)
        {
            for (var row = 0; row < rows - 1; row++)
            {
                var (x, y) = (body.Left + (column + 0.32f) * (body.Right - body.Left) / columns, body.Top + 0.012f + row * 0.02f);
                var on = dice.Chance(share);
                var color = on ? Ink.Mix(brief.Palette.Light, dice.Chance(0.25f) ? brief.Palette.Accent : brief.Palette.Second, dice.Unit()) : Ink.Mix(canvas.Sample(x, y), brief.Palette.Top, 0.35f);
                canvas.Draw(new Area(x, y, x + 0.0055f, y + 0.0095f), Shapes.Box(x, y, x + 0.0055f, y + 0.0095f), color, (on ? 0.9f : 0.45f) * (0.35f + 0.65f * nearness));
            }
        }
    }

    private static void Reflection(Canvas canvas, PaintBrief brief, Dice dice, float shore)
    {
        var noise = dice.Noise();
        var deep = Ink.Mix(brief.Palette.Near, brief.Palette.Top, 0.4f);
        var plain = brief.Style == PaintStyle.Minimal;
        canvas.Change(canvas.Whole with { Top = shore }, (x, y, _) =>
        {
            var down = (y - shore) / (canvas.Bottom - shore);
            if (plain) return Ink.Mix(canvas.Sample(x, shore - (y - shore) * 1.4f), deep, 0.35f);
            var ripple = noise.Cloud(x * 2.2f, y * 46 / (0.7f + down), 2) * (0.003f + 0.014f * down);
            var mirrored = System.Numerics.Vector3.Zero;
            for (var tap = 0; tap < 5; tap++) mirrored += canvas.Sample(x + ripple, Math.Min(shore - 0.004f, shore - (y - shore) * 1.5f + ripple * 2 - tap * 0.009f));
            return Ink.Mix(mirrored / 5, deep, 0.22f + 0.4f * down + ripple * 6);
        });
    }
}
