using System.Globalization;
using System.Text;

namespace SocialImages.GraphQL.Language;

/// <summary>Strings as literals.</summary>
internal static class QuotedString
{
    public static string Write(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var character in value)
            Append(text, character);
        return text.Append('"').ToString();
    }

    /// <summary>Whether the block form reads back as the same value.</summary>
    public static bool FitsBlock(string value)
    {
        var lines = value.Split('\n');
        return !string.IsNullOrWhiteSpace(lines[0])
            && !string.IsNullOrWhiteSpace(lines[^1])
            && Array.Exists(lines, static line => line.Length > 0 && line[0] is not (' ' or '\t'))
            && !value.AsSpan().ContainsAnyInRange('\0', '\b')
            && !value.AsSpan().ContainsAnyInRange('\v', '\u001F');
    }

    private static void Append(StringBuilder text, char character) => _ = character switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\n' => text.Append("\\n"),
        '\r' => text.Append("\\r"),
        '\t' => text.Append("\\t"),
        '\b' => text.Append("\\b"),
        '\f' => text.Append("\\f"),
        < ' ' or '\u007F' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
        _ => text.Append(character),
    };
}
