using System.Numerics;

namespace SocialImages.Emulators.Painting;

/// <summary>What a style does to the whole picture at the end.</summary>
internal static class Finish
{
    private const int BloomCell = 8;

    public static void Apply(Canvas canvas, PaintStyle style)
    {
        if (style == PaintStyle.Minimal) return;
        if (style is PaintStyle.Photographic or PaintStyle.Vibrant) Bloom(canvas, style == PaintStyle.Photographic ? 0.28f : 0.16f);
        var (saturation, contrast, vignette) = style switch
        {
            PaintStyle.Vibrant => (1.42f, 1.14f, 0.1f),
            PaintStyle.Photographic => (0.94f, 1.08f, 0.3f),
            PaintStyle.Artistic => (1.12f, 1.05f, 0.1f),
            _ => (1.05f, 1.03f, 0.12f),
        };
        canvas.Change(canvas.Whole, (x, y, color) =>
        {
            var (dx, dy) = (x / canvas.Right - 0.5f, y / canvas.Bottom - 0.5f);
            var toned = Ink.Saturate((color - new Vector3(0.5f)) * contrast + new Vector3(0.5f), saturation);
            return toned * (1 - vignette * Shapes.Step(0.12f, 0.62f, dx * dx + dy * dy));
        });
    }

    /// <summary>Bright parts shine over their edges.</summary>
    private static void Bloom(Canvas canvas, float strength)
    {
        var glow = new Canvas(Math.Max(1, canvas.Width / BloomCell), Math.Max(1, canvas.Height / BloomCell));
        for (var row = 0; row < glow.Height; row++)
        {
            for (var column = 0; column < glow.Width; column++)
            {
                var color = canvas.Pixels[row * BloomCell * canvas.Width + column * BloomCell];
                glow.Pixels[row * glow.Width + column] = color * Shapes.Step(0.62f, 0.95f, Ink.Light(color));
            }
        }

        for (var pass = 0; pass < 3; pass++) Blur.Box(glow, 5);
        canvas.Change(canvas.Whole, (x, y, color) => Ink.Screen(color, Blur.Smooth(glow, x / canvas.Right, y / canvas.Bottom) * strength));
    }
}
