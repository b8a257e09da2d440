using System.Globalization;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>A side: whole pixels, or a share of the source's side when written with a point.</summary>
internal readonly record struct Length(double Value, bool IsRelative)
{
    private const int Longest = 20_000;

    public int Of(int side, double pixelRatio) => Math.Max(1, (int)Math.Round((IsRelative ? side * Value : Value) * pixelRatio));

    public static Length? Parse(string text)
    {
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value <= 0 || value > Longest) return null;
        return new Length(value, text.Contains('.', StringComparison.Ordinal));
    }
}
