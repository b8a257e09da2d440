using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

internal static class Conifers
{
    /// <summary>Sets firs along a ridge line.</summary>
    public static void Along(Canvas canvas, Dice dice, float[] line, float nearness, Vector3 color)
    {
        var count = (int)(46 * canvas.Right * (1.3f - nearness));
        for (var tree = 0; tree < count; tree++)
        {
            var x = dice.Range(0, canvas.Right);
            var foot = line[Math.Clamp((int)(x * canvas.Unit), 0, canvas.Width - 1)];
            var height = dice.Range(0.035f, 0.1f) * (0.5f + nearness * 1.5f);
            Tree(canvas, dice, x, foot + height * 0.12f, height, color * dice.Range(0.78f, 1.02f));
        }
    }

    public static void Tree(Canvas canvas, Dice dice, float x, float foot, float height, Vector3 color)
    {
        var noise = dice.Noise();
        var half = height * dice.Range(0.17f, 0.24f);
        var tiers = dice.Range(7, 11);
        canvas.Draw(new Area(x - half, foot - height, x + half, foot), (px, py) =>
        {
            var down = (py - foot + height) / height;
            var tier = down * tiers - MathF.Floor(down * tiers);
            var width = half * down * (0.5f + 0.5f * tier) + noise.At(px * 160, py * 160) * half * 0.13f;
            return Math.Abs(px - x) - width;
        }, (px, _) => color * (1 + Math.Clamp((px - x) / half, -1, 1) * 0.12f));
    }
}
