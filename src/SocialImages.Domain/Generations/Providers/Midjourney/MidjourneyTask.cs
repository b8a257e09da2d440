using System.Globalization;
using System.Text.RegularExpressions;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Midjourney;

/// <summary>A job as the proxy tells of it.</summary>
/// <param name="Progress">0 to 1, from texts such as `45%`; null when the text says nothing of the kind.</param>
/// <param name="ImageUrl">Also set on the way: a preview. It expires.</param>
internal sealed partial record MidjourneyTask(string? Status, double? Progress, string? ImageUrl, string? FailReason, string? FinalPrompt)
{
    /// <summary>Null for an answer without a job: the proxy says nothing at all of those it does not know.</summary>
    public static MidjourneyTask? Read(WireAnswer answer)
    {
        var root = answer.Json();
        if (!answer.IsSuccess || root.Text("status") is not { } status) return null;
        return new(status, Fraction(root.Text("progress")), root.Text("imageUrl"), root.Text("failReason"), (root.Get("properties") ?? default).Text("finalPrompt"));
    }

    private static double? Fraction(string? text)
        => Percent().Match(text ?? "") is { Success: true } match && double.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var percent)
            ? Math.Clamp(percent / 100, 0, 1)
            : null;

    [GeneratedRegex(@"(\d{1,3}(?:\.\d{1,3})?)\s*%", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Percent();
}
