using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

/// <summary>Rows of firs in mist, with light falling through.</summary>
internal static class ForestScene
{
    public static void Paint(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var horizon = canvas.Bottom * 0.72f;
        var sun = Sky.Paint(canvas, brief, dice, horizon);
        var rows = brief.Style == PaintStyle.Minimal ? 3 : 5;
        for (var row = 0; row < rows; row++) Row(canvas, brief, dice, row / (rows - 1f), horizon);
        if (brief.Style != PaintStyle.Minimal) Rays(canvas, brief, dice, sun);
        if (brief.Palette.Name == "winter") Weather.Snow(canvas, dice);
    }

    private static void Row(Canvas canvas, PaintBrief brief, Dice dice, float nearness, float horizon)
    {
        var noise = dice.Noise();
        var foot = horizon - 0.13f * canvas.Bottom + nearness * canvas.Bottom * 0.42f;
        var color = Ink.Mix(Ink.Mix(brief.Palette.Low, brief.Palette.Far, 0.35f + nearness * 0.65f), brief.Palette.Near, MathF.Pow(nearness, 1.3f));
        float Ground(float x) => foot + noise.Cloud(x * 1.4f, nearness * 9, 3) * 0.09f;
        var count = (int)((brief.Style == PaintStyle.Minimal ? 9 : 34 - nearness * 22) * canvas.Right);
        for (var tree = 0; tree < count; tree++)
        {
            var x = dice.Range(-0.05f, canvas.Right + 0.05f);
            var height = dice.Range(0.2f, 0.42f) * (0.55f + nearness * 0.95f) * canvas.Bottom;
            Conifers.Tree(canvas, dice, x, Ground(x) + 0.03f, height, color * dice.Range(0.84f, 1.06f));
        }

        var mist = Ink.Mix(brief.Palette.Low, color, 0.3f + nearness * 0.55f);
        canvas.Below(canvas.Line(Ground), (x, y, depth) => Ink.Mix(color, mist, Shapes.Step(0, 0.16f, depth) * (0.85f - 0.5f * nearness)));
        Mist(canvas, brief, noise, foot, 0.5f * (1 - nearness));
    }

    private static void Mist(Canvas canvas, PaintBrief brief, Noise noise, float foot, float strength)
    {
        if (strength <= 0.02f || brief.Style == PaintStyle.Minimal) return;
        canvas.Change(canvas.Whole with { Top = foot - 0.3f, Bottom = foot + 0.25f }, (x, y, below) =>
            Ink.Mix(below, brief.Palette.Low, strength * MathF.Exp(-Shapes.Square((y - foot) * 6)) * (0.75f + 0.6f * noise.Cloud(x * 2, y * 5, 2))));
    }

    private static void Rays(Canvas canvas, PaintBrief brief, Dice dice, Vector2 sun)
    {
        const int Angles = 2048;
        var noise = dice.Noise();
        var beams = new float[Angles + 1];
        for (var angle = 0; angle <= Angles; angle++) beams[angle] = Shapes.Step(0.1f, 0.75f, noise.Cloud((angle / (float)Angles - 0.5f) * MathF.Tau * 7, 0, 2) + 0.35f);
        canvas.Change(canvas.Whole, (x, y, below) =>
        {
            var (dx, dy) = (x - sun.X, y - sun.Y + 0.25f);
            var beam = beams[(int)((MathF.Atan2(dx, dy) / MathF.Tau + 0.5f) * Angles)];
            return Ink.Screen(below, brief.Palette.Light * beam * 0.3f * MathF.Exp(-MathF.Sqrt(dx * dx + dy * dy) * 1.5f));
        });
    }
}
