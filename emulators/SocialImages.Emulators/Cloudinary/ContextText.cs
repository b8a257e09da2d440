using System.Text;

namespace SocialImages.Emulators.Cloudinary;

/// <summary><c>k=v|k2=v2</c>, where a backslash makes <c>=</c> and <c>|</c> ordinary.</summary>
internal static class ContextText
{
    public static IReadOnlyDictionary<string, string> Parse(string? text)
    {
        var pairs = new Dictionary<string, string>();
        foreach (var pair in Split(text ?? "", '|').Where(pair => pair.Length > 0))
        {
            var parts = Split(pair, '=').ToList();
            if (parts.Count < 2) throw CloudinaryException.Bad("Context must be in the form of key=value");
            pairs[Plain(parts[0])] = Plain(string.Join('=', parts.Skip(1)));
        }

        return pairs;
    }

    private static IEnumerable<string> Split(string text, char separator)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == separator)
            {
                yield return text[start..at];
                start = at + 1;
            }
        }

        yield return text[start..];
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length) at++;
            plain.Append(text[at]);
        }

        return plain.ToString();
    }
}
