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
        var ranges = Enumerable.Range(0, layers).Select(index => Shape(canvas, brief, dice, new Layer(index, layers, horizon, soft, sun))).ToList();
        for (var index = 0; index < layers; index++) PaintRange(canvas, brief, dice, ranges[index], Hidden(ranges.Skip(index + 1), canvas));
        if (brief.Palette.Name == "winter" && brief.Style != PaintStyle.Minimal) Weather.Snow(canvas, dice);
        if (brief.Mentions("rain", "storm")) Weather.Rain(canvas, dice);
        if (!brief.Palette.IsDark && brief.Style is not (PaintStyle.Minimal or PaintStyle.Artistic) && dice.Chance(0.6f)) Birds.Paint(canvas, dice, horizon, brief.Palette.Near);
    }

    private static MountainRange Shape(Canvas canvas, PaintBrief brief, Dice dice, Layer layer)
    {
        var noise = dice.Noise();
        return new MountainRange(layer, noise, canvas.Line(Height(canvas, layer, noise, brief.Style == PaintStyle.Minimal)));
    }

    /// <summary>Where nearer ranges will cover everything; two pixels of slack for their soft edges.</summary>
    private static float[]? Hidden(IEnumerable<MountainRange> nearer, Canvas canvas)
    {
        var lines = nearer.Select(range => range.Line).ToList();
        return lines.Count == 0 ? null : [.. Enumerable.Range(0, canvas.Width).Select(column => lines.Min(line => line[column]) + 2 / canvas.Unit)];
    }

    private static void PaintRange(Canvas canvas, PaintBrief brief, Dice dice, MountainRange range, float[]? hidden)
    {
        var layer = range.Layer;
        if (layer.Nearness > 0.55f && !layer.Soft && brief.Style != PaintStyle.Minimal && brief.Palette.Name is not "desert") Conifers.Along(canvas, dice, range.Line, layer.Nearness, ColorOf(brief, layer));
        canvas.Below(range.Line, Surface(canvas, brief, layer, range.Noise), hidden);
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

    private static Func<float, float, float, Vector3> Surface(Canvas canvas, PaintBrief brief, Layer layer, Noise noise)
    {
        var color = ColorOf(brief, layer);
        if (brief.Style == PaintStyle.Minimal) return (_, _, _) => color;
        var mist = Ink.Mix(brief.Palette.Low, color, 0.35f + 0.5f * layer.Nearness);
        var snowLine = brief.Palette.Name == "winter" || brief.Mentions("alps", "snow", "glacier") ? 0.16f * (1 - layer.Nearness) + 0.03f : 0;
        var sunSide = layer.Sun.X > canvas.Right / 2 ? 1 : -1;
        var pitch = 2.6f + 2 * layer.Nearness;
        return (x, y, depth) =>
        {
            var facing = layer.Soft ? Folds(noise, x, y) * 0.3f : Facets(noise, x * pitch, y * pitch * 1.2f) * sunSide;
            var lit = color * (1 + facing * (layer.Soft ? 0.2f : 0.34f));
            if (snowLine > 0) lit = Ink.Mix(lit, Snow(brief, facing), Shapes.Step(0.05f, -0.03f, depth - snowLine * (1.2f + facing)) * 0.96f);
            lit = Ink.Mix(lit, brief.Palette.Light, MathF.Exp(-depth * 70) * 0.2f);
            return Ink.Mix(lit, mist, Shapes.Step(0, 0.42f, depth) * 0.6f * (1 - layer.Nearness * 0.75f));
        };
    }

    private static Vector3 Snow(PaintBrief brief, float facing) =>
        Ink.Mix(Ink.Mix(brief.Palette.Middle, brief.Palette.Far, 0.4f), Ink.Lighter(brief.Palette.Low, 0.75f), 0.55f + facing * 0.9f);

    /// <summary>Which way a crag looks: positive towards the right.</summary>
    private static float Facets(Noise noise, float x, float y) =>
        Math.Clamp((noise.Ridge(x - 0.03f, y, 3) - noise.Ridge(x + 0.03f, y + 0.02f, 3)) * 3.2f, -1, 1);

    private static float Folds(Noise noise, float x, float y) => noise.Cloud(x * 4 + y * 2, y * 11, 3);

    private static Vector3 ColorOf(PaintBrief brief, Layer layer)
    {
        var palette = brief.Palette;
        var haze = brief.Style == PaintStyle.Photographic ? 0.62f : 0.45f;
        var air = Ink.Mix(palette.Low, palette.Far, 1 - haze * (1 - layer.Nearness));
        return Ink.Mix(air, palette.Near, MathF.Pow(layer.Nearness, 1.1f));
    }

    private sealed record MountainRange(Layer Layer, Noise Noise, float[] Line);

    private sealed record Layer(int Index, int Count, float Horizon, bool Soft, Vector2 Sun)
    {
        public float Nearness => Index / (Count - 1f);
    }
}
