using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

internal static class Conifers
{
    private const int Boughs = 96;

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
        var (left, right) = (Side(dice), Side(dice));
        var half = height * dice.Range(0.19f, 0.27f);
        var tiers = dice.Range(8, 13);
        canvas.Draw(new Area(x - half, foot - height, x + half, foot), (px, py) =>
        {
            // Boughs hang: the further out, the lower a tier reaches; each side has its own rhythm.
            var out_ = Math.Abs(px - x) / half;
            var down = (py - foot + height) / height;
            var bough = (px < x ? left : right)[Math.Clamp((int)(down * Boughs), 0, Boughs - 1)];
            var rhythm = down * tiers - out_ * 1.1f + bough * 0.7f;
            var tier = rhythm - MathF.Floor(rhythm);
            return Math.Abs(px - x) - half * Math.Max(0, down) * (0.46f + 0.5f * tier + bough * 0.12f);
        }, (px, _) => color * (1 + Math.Clamp((px - x) / half, -1, 1) * 0.12f));
    }

    private static float[] Side(Dice dice)
    {
        var noise = dice.Noise();
        return [.. Enumerable.Range(0, Boughs).Select(bough => noise.At(bough * 9f / Boughs, 0.5f))];
    }
}
