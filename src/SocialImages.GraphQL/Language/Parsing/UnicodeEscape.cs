using System.Buffers.Text;
using System.Text;

namespace SocialImages.GraphQL.Language;

/// <summary>The part of <c>\u0041</c> and <c>\u{1F600}</c> after the <c>u</c>; two fixed-width ones may form a surrogate pair.</summary>
internal static class UnicodeEscape
{
    public static bool TryRead(ReadOnlySpan<byte> text, out Rune rune, out int length) =>
        text.StartsWith("{"u8) ? TryReadVariable(text, out rune, out length) : TryReadFixed(text, out rune, out length);

    private static bool TryReadVariable(ReadOnlySpan<byte> text, out Rune rune, out int length)
    {
        rune = default;
        length = text.IndexOf((byte)'}') + 1;
        return length > 2 && TryReadHex(text[1..(length - 1)], out var value) && Rune.TryCreate(value, out rune);
    }

    private static bool TryReadFixed(ReadOnlySpan<byte> text, out Rune rune, out int length)
    {
        rune = default;
        length = 4;
        if (text.Length < 4 || !TryReadHex(text[..4], out var high))
            return false;
        if (Rune.TryCreate(high, out rune))
            return true;

        length = 10;
        return text.Length >= 10
            && text[4..].StartsWith("\\u"u8)
            && TryReadHex(text[6..10], out var low)
            && Rune.TryCreate((char)high, (char)low, out rune);
    }

    private static bool TryReadHex(ReadOnlySpan<byte> digits, out uint value)
    {
        digits = digits.TrimStart((byte)'0') is { Length: > 0 } significant ? significant : digits[..1];
        return Utf8Parser.TryParse(digits, out value, out var consumed, 'x') && consumed == digits.Length;
    }
}
