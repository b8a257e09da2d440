using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

/// <summary>Ranges of hills or mountains behind each other, fading into haze.</summary>
internal static class LandscapeScene
{
    public static void Paint(Canvas canvas, PaintBrief brief, Dice dice)
    {
        var horizon = canvas.Bottom * dice.Range(0.5f, 0.6f);
        var sun = Sky.Paint(canvas, brief, dice, horizon * 1.08f);
        var layers = brief.Style == PaintStyle.Minimal ? 3 : 6;
        var soft = brief.Palette.Name == "desert" || brief.Mentions("hill", "field", "meadow", "dune", "vineyard");
        for (var layer = 0; layer < layers; layer++) Range(canvas, brief, dice, new Layer(layer, layers, horizon, soft, sun));
        if (brief.Palette.Name == "winter" && brief.Style != PaintStyle.Minimal) Weather.Snow(canvas, dice);
        if (brief.Mentions("rain", "storm")) Weather.Rain(canvas, dice);
        if (!brief.Palette.IsDark && brief.Style != PaintStyle.Minimal && dice.Chance(0.6f)) Birds.Paint(canvas, dice, horizon, brief.Palette.Near);
    }

    private static void Range(Canvas canvas, PaintBrief brief, Dice dice, Layer layer)
    {
        var noise = dice.Noise();
        var line = canvas.Line(Height(canvas, layer, noise, brief.Style == PaintStyle.Minimal));
        if (layer.Nearness > 0.55f && !layer.Soft && brief.Style != PaintStyle.Minimal && brief.Palette.Name is not "desert") Conifers.Along(canvas, dice, line, layer.Nearness, ColorOf(brief, layer));
        canvas.Below(line, Surface(canvas, brief, layer, noise, line));
    }

    private static Func<float, float> Height(Canvas canvas, Layer layer, Noise noise, bool plain)
    {
        var foot = layer.Horizon + MathF.Pow(layer.Nearness, 1.25f) * (canvas.Bottom - layer.Horizon) * 0.86f;
        var height = (layer.Soft ? 0.15f : 0.36f - 0.22f * layer.Nearness) * canvas.Bottom * 0.72f;
        var detail = plain ? 2 : 6;
        var pitch = (layer.Soft ? 1.1f : 1.7f) + layer.Nearness;
        return layer.Soft
            ? x => foot - height * (0.5f + noise.Cloud(x * pitch, layer.Index * 7.7f, plain ? 1 : 3))
            : x => foot - height * (0.28f + 0.9f * noise.Ridge(x * pitch * 0.8f, layer.Index * 7.7f, detail));
    }

    private static Func<float, float, float, Vector3> Surface(Canvas canvas, PaintBrief brief, Layer layer, Noise noise, float[] line)
    {
        var color = ColorOf(brief, layer);
        if (brief.Style == PaintStyle.Minimal) return (_, _, _) => color;
        var mist = Ink.Mix(brief.Palette.Low, color, 0.35f + 0.5f * layer.Nearness);
        var snowLine = brief.Palette.Name == "winter" || brief.Mentions("alps", "snow", "glacier") ? 0.16f * (1 - layer.Nearness) + 0.03f : 0;
        var rough = layer.Soft ? 0.05f : 0.16f;
        return (x, y, depth) =>
        {
            var column = Math.Clamp((int)(x * canvas.Unit), 2, canvas.Width - 3);
            var slope = (line[column + 2] - line[column - 2]) * canvas.Unit / 4;
            var facing = Math.Clamp(slope * (layer.Sun.X > x ? -1 : 1), -1, 1) * MathF.Exp(-depth * 9);
            var grain = noise.Cloud(x * 13 + y * 4, y * 21, 4) * rough;
            var lit = color * (1 + facing * 0.28f + grain);
            if (snowLine > 0) lit = Ink.Mix(lit, Ink.Lighter(brief.Palette.Low, 0.7f), Shapes.Step(0.02f, -0.02f, depth - snowLine + grain * 0.55f) * (0.95f - 0.25f * Math.Max(0, -facing)));
            lit = Ink.Mix(lit, brief.Palette.Light, MathF.Exp(-depth * 55) * 0.22f);
            return Ink.Mix(lit, mist, Shapes.Step(0, 0.42f, depth) * 0.55f * (1 - layer.Nearness * 0.75f));
        };
    }

    private static Vector3 ColorOf(PaintBrief brief, Layer layer)
    {
        var palette = brief.Palette;
        var haze = brief.Style == PaintStyle.Photographic ? 0.62f : 0.45f;
        var air = Ink.Mix(palette.Low, palette.Far, 1 - haze * (1 - layer.Nearness));
        return Ink.Mix(air, palette.Near, MathF.Pow(layer.Nearness, 1.1f));
    }

    private sealed record Layer(int Index, int Count, float Horizon, bool Soft, Vector2 Sun)
    {
        public float Nearness => Index / (Count - 1f);
    }
}
