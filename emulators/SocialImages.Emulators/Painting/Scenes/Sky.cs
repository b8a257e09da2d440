using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

/// <summary>Everything above the horizon.</summary>
internal static class Sky
{
    /// <summary>Paints the sky and returns where its sun or moon stands.</summary>
    public static Vector2 Paint(Canvas canvas, PaintBrief brief, Dice dice, float horizon)
    {
        var palette = brief.Palette;
        canvas.Cover((_, y) => Ink.Gradient(y / horizon, palette.Top, palette.Middle, palette.Low));
        if (palette.IsDark && brief.Style != PaintStyle.Minimal) Stars(canvas, dice, horizon);
        if (palette.Name == "aurora") Aurora(canvas, brief, dice, horizon);
        var sun = new Vector2(dice.Range(0.22f, 0.78f) * canvas.Right, horizon * (palette.IsDark ? dice.Range(0.22f, 0.4f) : dice.Range(0.45f, 0.85f)));
        var radius = brief.Style == PaintStyle.Minimal ? dice.Range(0.15f, 0.21f) : dice.Range(0.05f, 0.085f);
        if (palette.Name != "aurora") Sun(canvas, brief, sun, radius);
        if (brief.Style != PaintStyle.Minimal && palette.Name != "aurora") Clouds(canvas, brief, dice, horizon, sun);
        return sun;
    }

    private static void Sun(Canvas canvas, PaintBrief brief, Vector2 at, float radius)
    {
        var palette = brief.Palette;
        var color = brief.Style == PaintStyle.Minimal && !palette.IsDark ? palette.Accent : palette.Light;
        if (brief.Style != PaintStyle.Minimal)
        {
            var glow = palette.IsDark ? 0.25f : 0.5f;
            canvas.Change(canvas.Whole, (x, y, below) =>
            {
                var distance = MathF.Sqrt(Shapes.Square(x - at.X) + Shapes.Square(y - at.Y));
                return Ink.Screen(below, palette.Light * (glow * MathF.Exp(-distance * 3.2f) + glow * 0.7f * MathF.Exp(-distance * 11)));
            });
        }

        var disc = Shapes.Circle(at.X, at.Y, radius);
        var bite = Shapes.Circle(at.X + radius * 0.42f, at.Y - radius * 0.18f, radius * 0.88f);
        var isCrescent = palette.IsDark && brief.Mentions("crescent");
        canvas.Draw(Area.Around(at.X, at.Y, radius), (x, y) => isCrescent ? Math.Max(disc(x, y), -bite(x, y)) : disc(x, y), color, 1, brief.Style == PaintStyle.Photographic ? 0.006f : 0);
    }

    private static void Stars(Canvas canvas, Dice dice, float horizon)
    {
        var haze = dice.Noise();
        var tilt = dice.Range(-0.6f, 0.6f);
        canvas.Change(canvas.Whole with { Bottom = horizon }, (x, y, below) =>
        {
            var band = MathF.Exp(-Shapes.Square((y - horizon * 0.4f - (x - canvas.Right / 2) * tilt) * 3.2f));
            var dust = Math.Max(0, haze.Cloud(x * 5, y * 5, 4) + 0.25f) * band;
            return Ink.Screen(below, new Vector3(0.42f, 0.45f, 0.62f) * dust * 0.55f);
        });
        for (var star = 0; star < 420; star++)
        {
            var (x, y) = (dice.Range(0, canvas.Right), MathF.Pow(dice.Unit(), 1.3f) * horizon);
            var size = dice.Chance(0.06f) ? dice.Range(0.0016f, 0.0028f) : dice.Range(0.0005f, 0.0012f);
            canvas.Draw(Area.Around(x, y, size), Shapes.Circle(x, y, size), Ink.White, dice.Range(0.25f, 0.95f), 0.0012f);
        }
    }

    private static void Aurora(Canvas canvas, PaintBrief brief, Dice dice, float horizon)
    {
        var noise = dice.Noise();
        for (var veil = 0; veil < 3; veil++)
        {
            var (color, lift, shift) = (veil == 1 ? brief.Palette.Second : brief.Palette.Accent, dice.Range(0.3f, 0.75f) * horizon, dice.Range(0, 50));
            canvas.Change(canvas.Whole with { Bottom = horizon }, (x, y, below) =>
            {
                var foot = lift + noise.Cloud(x * 1.3f + shift, shift, 3) * 0.34f * horizon;
                var above = foot - y;
                var fade = above < 0 ? MathF.Exp(above * 26) : MathF.Exp(-above * 3.6f);
                var curtain = 0.55f + 0.45f * noise.At(x * 16 + shift + y * 1.5f, shift);
                return Ink.Screen(below, color * fade * curtain * 0.5f);
            });
        }
    }

    private static void Clouds(Canvas canvas, PaintBrief brief, Dice dice, float horizon, Vector2 sun)
    {
        var noise = dice.Noise();
        var palette = brief.Palette;
        var amount = brief.Mentions("cloudy", "storm", "clouds", "rain") ? 0.35f : dice.Range(-0.02f, 0.16f);
        var strength = palette.IsDark ? 0.25f : 0.75f;
        canvas.Change(canvas.Whole with { Bottom = horizon }, (x, y, below) =>
        {
            var lift = y / horizon;
            var density = noise.Cloud(x * 2.1f, y * (4.5f + 7 * lift), 5) + amount - 0.1f;
            if (density <= 0) return below;
            var cover = Shapes.Step(0, 0.42f, density) * strength * Shapes.Step(1.02f, 0.75f, lift);
            var lit = MathF.Exp(-MathF.Sqrt(Shapes.Square(x - sun.X) + Shapes.Square(y - sun.Y)) * 2.2f);
            var color = Ink.Mix(Ink.Mix(palette.Low, palette.Far, 0.25f + density * 0.5f), palette.Light, lit * 0.8f);
            return Ink.Mix(below, color, cover);
        });
    }
}
