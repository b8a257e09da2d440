using System.Globalization;
using SocialImages.Imaging;

namespace SocialImages.Domain.Generations;

/// <summary>Sizes as they are written in requests: `1024x1024`.</summary>
public static class SizeText
{
    private const int MaxDigits = 5;

    /// <summary>Null when it is not WIDTHxHEIGHT with whole numbers above zero.</summary>
    public static PixelSize? Parse(string? text)
    {
        var sides = text?.Split('x', 'X') ?? [];
        return sides.Length == 2 && Side(sides[0]) is { } width && Side(sides[1]) is { } height ? new PixelSize(width, height) : null;
    }

    private static int? Side(string digits)
        => digits.Length <= MaxDigits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side > 0 ? side : null;
}
