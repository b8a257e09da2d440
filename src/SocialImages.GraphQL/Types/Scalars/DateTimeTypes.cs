using System.Globalization;
using System.Text.Json;

namespace SocialImages.GraphQL.Types;

/// <summary>An instant with its offset, as RFC 3339 writes it.</summary>
public sealed class DateTimeType() : StringScalarType<DateTimeOffset>(
    "DateTime",
    "The `DateTime` scalar type represents a date and time with time zone offset information.",
    ScalarTypes.Specification("date-time"))
{
    private const int MaxLength = 40;

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value)
    {
        Span<byte> buffer = stackalloc byte[MaxLength];
        var format = value.Offset == TimeSpan.Zero ? "yyyy-MM-ddTHH\\:mm\\:ss.FFFFFFF\\Z" : "yyyy-MM-ddTHH\\:mm\\:ss.FFFFFFFzzz";
        value.TryFormat(buffer, out var length, format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(buffer[..length]);
    }

    public override void WriteObject(Utf8JsonWriter writer, object value) =>
        base.WriteObject(writer, value is DateTime { Kind: not DateTimeKind.Unspecified } instant ? new DateTimeOffset(instant) : value);

    protected override bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        return Rfc3339.TrySplit(text, out var date, out var time, out var offset)
            && offset.Length > 0
            && Rfc3339.TryParseOffset(offset, out var distance)
            && Rfc3339.TryParseDate(date, out var day)
            && Rfc3339.TryParseTime(time, out var ticks)
            && TryCombine(day, ticks, distance, out value);
    }

    private static bool TryCombine(DateOnly day, TimeSpan time, TimeSpan offset, out DateTimeOffset value)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + time;
        var fits = local.Ticks - offset.Ticks is var ticks && ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
        value = fits ? new DateTimeOffset(local, offset) : default;
        return fits;
    }
}

public sealed class LocalDateType() : FormattedScalarType<DateOnly>(
    "LocalDate",
    "The `LocalDate` scalar type represents a date without time or time zone information.",
    ScalarTypes.Specification("local-date"))
{
    protected override string Format => "yyyy-MM-dd";

    protected override bool TryParse(string text, out DateOnly value) => Rfc3339.TryParseDate(text, out value);
}

public sealed class LocalTimeType() : FormattedScalarType<TimeOnly>(
    "LocalTime",
    "The `LocalTime` scalar type represents a time of day without date or time zone information.",
    ScalarTypes.Specification("local-time"))
{
    protected override string Format => "HH\\:mm\\:ss.FFFFFFF";

    protected override bool TryParse(string text, out TimeOnly value)
    {
        value = default;
        if (!Rfc3339.TryParseTime(text, out var time))
            return false;
        value = TimeOnly.FromTimeSpan(time);
        return true;
    }
}

public sealed class LocalDateTimeType() : FormattedScalarType<DateTime>(
    "LocalDateTime",
    "The `LocalDateTime` scalar type represents a date and time without time zone information.",
    ScalarTypes.Specification("local-date-time"))
{
    protected override string Format => "yyyy-MM-ddTHH\\:mm\\:ss.FFFFFFF";

    protected override bool TryParse(string text, out DateTime value)
    {
        value = default;
        if (!Rfc3339.TrySplit(text, out var date, out var time, out var offset)
            || offset.Length > 0
            || !Rfc3339.TryParseDate(date, out var day)
            || !Rfc3339.TryParseTime(time, out var ticks))
        {
            return false;
        }

        value = day.ToDateTime(TimeOnly.FromTimeSpan(ticks));
        return true;
    }
}
