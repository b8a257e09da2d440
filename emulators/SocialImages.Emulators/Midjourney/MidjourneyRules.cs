using System.Globalization;
using System.Text.RegularExpressions;
using SocialImages.Emulators.OpenAI;

namespace SocialImages.Emulators.Midjourney;

/// <summary>What Midjourney reads out of a prompt, and what it takes offence at only after the job has begun.</summary>
internal static partial class MidjourneyRules
{
    private static readonly string[] Known =
        ["ar", "aspect", "v", "version", "style", "s", "stylize", "no", "seed", "niji", "q", "quality", "c", "chaos", "iw", "w", "weird", "tile", "raw", "repeat", "r", "fast", "relax", "turbo"];

    public static string? WhyNot(string prompt)
    {
        if (prompt.Contains(SafetySystem.OutputTrigger, StringComparison.OrdinalIgnoreCase)) return "Sorry! Our AI moderator feels your prompt might be against our community guidelines.";
        foreach (Match parameter in Parameters().Matches(prompt))
        {
            var (name, value) = (parameter.Groups[1].Value, parameter.Groups[2].Value.Trim());
            if (!Known.Contains(name)) return $"[Invalid parameter] Unrecognized parameter(s): `--{name}`";
            if (IsWrong(name, value)) return $"[Invalid parameter] Invalid value for `--{name}`: {value}";
        }

        return null;
    }

    public static (double Width, double Height) Shape(string prompt)
    {
        if (Ratio().Match(prompt) is not { Success: true } found) return (1, 1);
        return (double.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture), double.Parse(found.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
    }

    public static string? BannedWord(string prompt) => ModerationWords.Categories(prompt).Any()
        ? Words().Matches(prompt).Select(word => word.Value).FirstOrDefault(word => ModerationWords.Categories(word).Any()) ?? "banned"
        : null;

    private static bool IsWrong(string name, string value) => name switch
    {
        "ar" or "aspect" => !RatioValue().IsMatch(value),
        "s" or "stylize" => !int.TryParse(value, CultureInfo.InvariantCulture, out var strength) || strength is < 0 or > 1000,
        "seed" => !uint.TryParse(value, CultureInfo.InvariantCulture, out _),
        "style" => value is not ("raw" or "cute" or "expressive" or "scenic"),
        "v" or "version" => value is not ("8" or "7" or "6.1" or "6" or "5.2"),
        _ => false,
    };

    [GeneratedRegex(@"--([a-z]+)((?:(?!\s--).)*)")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"--(?:ar|aspect)\s+(\d{1,4}):(\d{1,4})")]
    private static partial Regex Ratio();

    [GeneratedRegex(@"^\d{1,4}:\d{1,4}$")]
    private static partial Regex RatioValue();

    [GeneratedRegex(@"[\p{L}-]+")]
    private static partial Regex Words();
}
