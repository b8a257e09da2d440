using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

internal static class Palms
{
    public static void Paint(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var left = dice.Chance(0.5f);
        for (var palm = 0; palm < 2; palm++)
        {
            var foot = new Vector2(left ? dice.Range(0.02f, 0.2f) : canvas.Right - dice.Range(0.02f, 0.2f), canvas.Bottom * dice.Range(0.86f, 1.02f));
            var height = canvas.Bottom * dice.Range(0.42f, 0.66f);
            Tree(canvas, dice, foot, height, (left ? 1 : -1) * dice.Range(0.08f, 0.22f), brief.Palette.Near);
        }
    }

    private static void Tree(Canvas canvas, Dice dice, Vector2 foot, float height, float lean, Vector3 color)
    {
        var before = foot;
        for (var step = 1; step <= 14; step++)
        {
            var up = step / 14f;
            var at = new Vector2(foot.X + lean * up * up, foot.Y - height * up);
            canvas.Draw(Area.Along(before, at, 0.014f), Shapes.Stroke(before.X, before.Y, at.X, at.Y, 0.013f - 0.006f * up, 0.0125f - 0.006f * up), color);
            before = at;
        }

        for (var frond = 0; frond < 11; frond++) Frond(canvas, dice, before, MathF.PI * 2 * frond / 11 + dice.Range(-0.2f, 0.2f), dice.Range(0.15f, 0.24f), color);
    }

    private static void Frond(Canvas canvas, Dice dice, Vector2 from, float angle, float length, Vector3 color)
    {
        var shade = color * dice.Range(0.85f, 1.35f);
        var (sin, cos) = MathF.SinCos(angle);
        var before = from;
        for (var step = 1; step <= 12; step++)
        {
            var along = step / 12f;
            var at = from + new Vector2(cos * length * along, sin * length * 0.55f * along + length * 0.6f * along * along);
            canvas.Draw(Area.Along(before, at, 0.004f), Shapes.Stroke(before.X, before.Y, at.X, at.Y, 0.003f, 0.002f), shade);
            var blade = length * 0.24f * MathF.Sin(MathF.PI * Math.Min(1, along * 0.9f + 0.12f));
            foreach (var side in new[] { -1f, 1f })
            {
                var tip = at + new Vector2(cos * blade * 0.6f + side * sin * blade * 0.5f, blade * (0.75f + side * cos * 0.2f));
                canvas.Draw(Area.Along(at, tip, 0.005f), Shapes.Stroke(at.X, at.Y, tip.X, tip.Y, 0.0042f, 0.0006f), shade);
            }

            before = at;
        }
    }
}
