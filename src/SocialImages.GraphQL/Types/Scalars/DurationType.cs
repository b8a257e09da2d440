using System.Text.Json;
using System.Xml;

namespace SocialImages.GraphQL.Types;

/// <summary>A length of time as ISO 8601 writes it, e.g. <c>PT5M</c>; years and months have no fixed length and are refused.</summary>
public sealed class DurationType() : StringScalarType<TimeSpan>(
    "Duration",
    "The `Duration` scalar type represents a duration of time.",
    ScalarTypes.Specification("duration"))
{
    public override void Write(Utf8JsonWriter writer, TimeSpan value) => writer.WriteStringValue(XmlConvert.ToString(value));

    protected override bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var dateEnd = text.IndexOf('T', StringComparison.Ordinal);
        var date = dateEnd < 0 ? text.AsSpan() : text.AsSpan(0, dateEnd);
        if (date.ContainsAny('Y', 'M') || text.AsSpan().ContainsAny(" \t\r\n"))
            return false;
        if (TryParseWeeks(text, out value))
            return true;
        try
        {
            value = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return false;
        }
    }

    private static bool TryParseWeeks(ReadOnlySpan<char> text, out TimeSpan value)
    {
        value = default;
        var sign = text.StartsWith("-") ? -1 : 1;
        text = sign < 0 ? text[1..] : text;
        if (text.Length is < 3 or > 8 || text[0] != 'P' || text[^1] != 'W' || text[1..^1].ContainsAnyExceptInRange('0', '9'))
            return false;
        value = TimeSpan.FromDays(sign * 7 * int.Parse(text[1..^1], System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }
}
