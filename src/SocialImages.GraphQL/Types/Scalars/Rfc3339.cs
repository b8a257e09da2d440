using System.Globalization;

namespace SocialImages.GraphQL.Types;

/// <summary>The pieces of RFC 3339 dates and times; fractions of up to nine digits are rounded to 100 ns.</summary>
internal static class Rfc3339
{
    private const int MaxFractionDigits = 9;

    /// <summary>Cuts <c>2026-11-21T08:00:00.5+01:00</c> into its date, time and offset; the offset may be missing.</summary>
    public static bool TrySplit(ReadOnlySpan<char> text, out ReadOnlySpan<char> date, out ReadOnlySpan<char> time, out ReadOnlySpan<char> offset)
    {
        date = time = offset = default;
        if (text.Length < 11 || text[10] is not ('T' or 't'))
            return false;
        date = text[..10];
        time = text[11..];
        var end = time.IndexOfAny("Zz+-");
        if (end >= 0)
        {
            offset = time[end..];
            time = time[..end];
        }

        return true;
    }

    public static bool TryParseDate(ReadOnlySpan<char> text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static bool TryParseTime(ReadOnlySpan<char> text, out TimeSpan time)
    {
        time = default;
        if (text.Length < 8
            || !TimeOnly.TryParseExact(text[..8], "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var seconds)
            || !TryParseFraction(text[8..], out var fraction))
        {
            return false;
        }

        time = seconds.ToTimeSpan() + fraction;
        return time < TimeSpan.FromDays(1);
    }

    public static bool TryParseOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text is "Z" or "z")
            return true;
        if (text.Length != 6
            || !TimeOnly.TryParseExact(text[1..], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var distance)
            || distance.ToTimeSpan() > TimeSpan.FromHours(14))
        {
            return false;
        }

        offset = text[0] == '-' ? -distance.ToTimeSpan() : distance.ToTimeSpan();
        return true;
    }

    private static bool TryParseFraction(ReadOnlySpan<char> text, out TimeSpan fraction)
    {
        fraction = default;
        if (text.IsEmpty)
            return true;
        if (text[0] != '.' || text.Length < 2 || text.Length > MaxFractionDigits + 1 || text[1..].ContainsAnyExceptInRange('0', '9'))
            return false;
        var seconds = decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        fraction = TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond, MidpointRounding.AwayFromZero));
        return true;
    }
}
