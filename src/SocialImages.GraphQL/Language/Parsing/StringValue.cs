using System.Text;

namespace SocialImages.GraphQL.Language;

/// <summary>The value of a string token whose escapes the lexer has checked.</summary>
internal static class StringValue
{
    public static string Unescape(ReadOnlySpan<byte> content)
    {
        var escape = content.IndexOf((byte)'\\');
        if (escape < 0)
            return Encoding.UTF8.GetString(content);

        var text = new StringBuilder(content.Length);
        while (escape >= 0)
        {
            text.Append(Encoding.UTF8.GetString(content[..escape]));
            content = content[(escape + 1)..];
            content = content[AppendEscape(text, content)..];
            escape = content.IndexOf((byte)'\\');
        }

        return text.Append(Encoding.UTF8.GetString(content)).ToString();
    }

    /// <summary>Removes the common indentation, and blank lines at both ends.</summary>
    public static string Dedent(ReadOnlySpan<byte> content)
    {
        var raw = Encoding.UTF8.GetString(content).Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal);
        var lines = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var indent = CommonIndent(lines);
        for (var index = 1; index < lines.Length; index++)
            lines[index] = lines[index].Length > indent ? lines[index][indent..] : string.Empty;

        var first = Array.FindIndex(lines, static line => !IsBlank(line));
        if (first < 0)
            return string.Empty;
        var last = Array.FindLastIndex(lines, static line => !IsBlank(line));
        return string.Join('\n', lines[first..(last + 1)]);
    }

    private static int CommonIndent(string[] lines)
    {
        var common = int.MaxValue;
        foreach (var line in lines.Skip(1))
        {
            var indent = line.AsSpan().IndexOfAnyExcept(' ', '\t');
            if (indent >= 0)
                common = Math.Min(common, indent);
        }

        return common == int.MaxValue ? 0 : common;
    }

    private static bool IsBlank(string line) => !line.AsSpan().ContainsAnyExcept(' ', '\t');

    private static int AppendEscape(StringBuilder text, ReadOnlySpan<byte> escape)
    {
        if (escape[0] == 'u')
        {
            UnicodeEscape.TryRead(escape[1..], out var rune, out var length);
            text.Append(rune.ToString());
            return length + 1;
        }

        text.Append((char)escape[0] switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            var other => other,
        });
        return 1;
    }
}
