using System.Buffers.Text;
using System.Globalization;

namespace SocialImages.GraphQL.Execution.Results;

public sealed partial class ResultWriter
{
    public bool Write(bool value)
    {
        Raw(value ? "true"u8 : "false"u8);
        return true;
    }

    public bool Write(int value)
    {
        Ensure(MaxScalarLength);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_position), out var written);
        _position += written;
        return true;
    }

    public bool Write(long value)
    {
        Ensure(MaxScalarLength);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_position), out var written);
        _position += written;
        return true;
    }

    public bool Write(short value) => Write((int)value);

    public bool Write(byte value) => Write((int)value);

    public bool Write(double value)
    {
        if (!double.IsFinite(value))
            throw new FormatException("Float cannot represent a number that is not finite.");
        return Format(value, "R");
    }

    public bool Write(float value)
    {
        if (!float.IsFinite(value))
            throw new FormatException("Float cannot represent a number that is not finite.");
        return Format(value, "R");
    }

    public bool Write(decimal value) => Format(value, "G");

    public bool Write(Guid value)
    {
        Ensure(MaxScalarLength);
        var target = _buffer.AsSpan(_position);
        target[0] = (byte)'"';
        value.TryFormat(target[1..], out var written);
        target[written + 1] = (byte)'"';
        _position += written + 2;
        return true;
    }

    /// <summary>As the DateTime scalar demands: seconds always, fractions as needed, Z for no offset.</summary>
    public bool Write(DateTimeOffset value)
    {
        var hasFraction = value.Ticks % TimeSpan.TicksPerSecond != 0;
        var format = (hasFraction, value.Offset == TimeSpan.Zero) switch
        {
            (false, true) => "yyyy-MM-dd'T'HH:mm:ss'Z'",
            (false, false) => "yyyy-MM-dd'T'HH:mm:sszzz",
            (true, true) => "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
            _ => "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        };
        Raw((byte)'"');
        Format(value, format);
        Raw((byte)'"');
        return true;
    }

    public bool Write(bool? value) => value is { } known && Write(known);

    public bool Write(int? value) => value is { } known && Write(known);

    public bool Write(long? value) => value is { } known && Write(known);

    public bool Write(short? value) => value is { } known && Write(known);

    public bool Write(byte? value) => value is { } known && Write(known);

    public bool Write(double? value) => value is { } known && Write(known);

    public bool Write(float? value) => value is { } known && Write(known);

    public bool Write(decimal? value) => value is { } known && Write(known);

    public bool Write(Guid? value) => value is { } known && Write(known);

    public bool Write(DateTimeOffset? value) => value is { } known && Write(known);

    private bool Format<T>(T value, string format)
        where T : IUtf8SpanFormattable
    {
        Ensure(MaxScalarLength);
        if (!value.TryFormat(_buffer.AsSpan(_position), out var written, format, CultureInfo.InvariantCulture))
            throw new FormatException($"`{value}` is too long for a number.");
        _position += written;
        return true;
    }
}
