using System.Globalization;

namespace SocialImages.Imaging;

/// <summary>An opaque sRGB colour.</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public static Rgb White { get; } = new(255, 255, 255);

    public static Rgb Black { get; } = new(0, 0, 0);

    /// <summary><c>#rrggbb</c> or <c>rrggbb</c>.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static Rgb Parse(string hex)
    {
        var digits = hex.AsSpan().TrimStart('#');
        if (digits.Length != 6 || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            throw new FormatException($"\"{hex}\" is not a colour of the form #rrggbb.");
        return new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";
}
