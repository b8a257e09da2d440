using SocialImages.Imaging;

namespace SocialImages.Publishing.Cards;

/// <summary>A card's colours: whatever the ground, its words keep the contrast that people with weak eyes need.</summary>
/// <param name="Ground">Fills the card.</param>
/// <param name="Ink">Black or white: of the two one always reaches 4.5 to 1.</param>
/// <param name="Accent">For shapes, never for words.</param>
internal sealed record CardColors(Rgb Ground, Rgb Ink, Rgb Accent)
{
    /// <summary>WCAG's least for text.</summary>
    public const double LeastContrast = 4.5;

    private static readonly Rgb[] House =
    [
        Rgb.Parse("#1f3a5f"), Rgb.Parse("#3b2f4a"), Rgb.Parse("#24483e"), Rgb.Parse("#5a2a27"), Rgb.Parse("#22303c"), Rgb.Parse("#4a3b1f"),
    ];

    /// <param name="brand">The workspace's, as <c>#rrggbb</c>; empty for the house's own.</param>
    /// <param name="choice">Any number: equal numbers choose equal colours.</param>
    public static CardColors Choose(IReadOnlyList<string> brand, int choice)
    {
        var grounds = brand.Count > 0 ? [.. brand.Select(Rgb.Parse)] : House;
        var ground = grounds[choice % grounds.Length];
        var ink = InkOn(ground);
        return new CardColors(ground, ink, grounds.Length > 1 && brand.Count > 0 ? grounds[(choice + 1) % grounds.Length] : Mixed(ground, ink, 0.35));
    }

    public static Rgb InkOn(Rgb ground) => Contrast(ground, Rgb.White) >= Contrast(ground, Rgb.Black) ? Rgb.White : Rgb.Black;

    /// <summary>WCAG 2: 1 to 21.</summary>
    public static double Contrast(Rgb one, Rgb other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    public static Rgb Mixed(Rgb from, Rgb to, double share) =>
        new(Mix(from.Red, to.Red, share), Mix(from.Green, to.Green, share), Mix(from.Blue, to.Blue, share));

    private static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

    private static double Luminance(Rgb color) =>
        (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
