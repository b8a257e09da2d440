using System.Globalization;

namespace SocialImages.GraphQL.Language;

/// <summary>An integer literal of any length; those that fit 64 bits need no text.</summary>
public sealed class IntValueNode : ValueNode
{
    private readonly long _value;
    private readonly bool _fits;
    private string? _text;

    public IntValueNode(long value)
        : base(default)
    {
        _value = value;
        _fits = true;
    }

    public IntValueNode(Location location, string text)
        : base(location)
    {
        _fits = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _value);
        _text = text;
    }

    public override SyntaxKind Kind => SyntaxKind.IntValue;

    /// <summary>The literal as written.</summary>
    public string Value => _text ??= _value.ToString(CultureInfo.InvariantCulture);

    public bool TryGetInt64(out long value)
    {
        value = _value;
        return _fits;
    }

    public bool TryGetInt32(out int value)
    {
        value = unchecked((int)_value);
        return _fits && value == _value;
    }
}

public sealed class FloatValueNode : ValueNode
{
    private readonly double _value;
    private string? _text;

    public FloatValueNode(double value)
        : base(default) => _value = value;

    public FloatValueNode(Location location, string text)
        : base(location)
    {
        _value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        _text = text;
    }

    public override SyntaxKind Kind => SyntaxKind.FloatValue;

    /// <summary>The literal as written, so that a decimal loses no digit.</summary>
    public string Value => _text ??= _value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Infinite when the literal is beyond the range of a double.</summary>
    public double ToDouble() => _value;
}
