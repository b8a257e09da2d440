using System.Globalization;

namespace SocialImages.Emulators.OpenAI;

/// <summary>The rules for free sizes of gpt-image-2 and later.</summary>
internal static class FreeSizeRules
{
    private const int Step = 16;
    private const int LongestEdge = 3840;
    private const int MinPixels = 655_360;
    private const int MaxPixels = 8_294_400;
    private const int MaxRatio = 3;

    public static (int Width, int Height)? Parse(string size)
    {
        var parts = size.Split('x');
        return parts.Length == 2 && Edge(parts[0]) is { } width && Edge(parts[1]) is { } height ? (width, height) : null;
    }

    public static string? WhyNot(int width, int height)
    {
        var pixels = (long)width * height;
        if (width % Step != 0 || height % Step != 0) return "Width and height must both be divisible by 16.";
        if (Math.Max(width, height) > LongestEdge) return $"The longest edge must be at most {LongestEdge} pixels.";
        if (Math.Max(width, height) > MaxRatio * Math.Min(width, height)) return "The ratio of the long edge to the short edge must be at most 3:1.";
        if (pixels < MinPixels) return $"Requested resolution is below the current minimum pixel budget of {MinPixels} pixels.";
        if (pixels > MaxPixels) return $"Requested resolution exceeds the current maximum pixel budget of {MaxPixels} pixels.";
        return null;
    }

    private static int? Edge(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var edge) && edge > 0 && text[0] != '0' ? edge : null;
}
