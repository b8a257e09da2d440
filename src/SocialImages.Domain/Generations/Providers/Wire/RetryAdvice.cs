using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>How long a server asks us to wait, in whichever of the usual headers it says so.</summary>
internal static partial class RetryAdvice
{
    private static readonly (string Group, double Seconds)[] Units = [("h", 3600), ("m", 60), ("s", 1), ("ms", 0.001)];

    /// <summary>Milliseconds, seconds (also fractions) or a date, whichever header is there.</summary>
    /// <param name="header">A header's value by its name, null when it is not there.</param>
    /// <param name="time">The clock for dates.</param>
    public static TimeSpan? Read(Func<string, string?> header, TimeProvider time)
    {
        if (Number(header("retry-after-ms")) is { } milliseconds) return TimeSpan.FromMilliseconds(milliseconds);
        var text = header("retry-after");
        if (Number(text) is { } seconds) return TimeSpan.FromSeconds(seconds);
        return RetryConditionHeaderValue.TryParse(text, out var value) && value.Date is { } date && date > time.GetUtcNow() ? date - time.GetUtcNow() : null;
    }

    /// <summary>
    /// The longest wait that `x-ratelimit-remaining-*` and `x-ratelimit-reset-*` ask for: those whose remainder is 0. Null when there is room.
    /// </summary>
    public static TimeSpan? Rest(IEnumerable<KeyValuePair<string, string>> headers)
    {
        const string Remaining = "x-ratelimit-remaining-";
        var all = headers.ToLookup(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
        return all.Where(group => group.Key.StartsWith(Remaining, StringComparison.OrdinalIgnoreCase) && group.First() == "0")
            .Select(group => Duration(all[$"x-ratelimit-reset-{group.Key[Remaining.Length..]}"].FirstOrDefault()))
            .Max();
    }

    /// <summary>As in `12ms`, `1.5s`, `6m0s`; null for anything else.</summary>
    public static TimeSpan? Duration(string? text)
        => text is not null && DurationText().Match(text) is { Success: true, Length: > 0 } match ? TimeSpan.FromSeconds(Seconds(match)) : null;

    private static double Seconds(Match match) => Units.Sum(unit => unit.Seconds * (Number(match.Groups[unit.Group].Value) ?? 0));

    private static double? Number(ReadOnlySpan<char> text)
        => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < int.MaxValue ? number : null;

    [GeneratedRegex(@"^(?:(?<h>[\d.]{1,9})h)?(?:(?<m>[\d.]{1,9})m(?!s))?(?:(?<s>[\d.]{1,9})s)?(?:(?<ms>[\d.]{1,9})ms)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DurationText();
}
