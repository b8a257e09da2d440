namespace SocialImages.GraphQL.Tests.Validation.Oracle;

/// <summary>Breaks a document in one to three places.</summary>
internal static class Damage
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", "!", "$", "$a", ":", "=", "@", "@skip", "...", ".", "|", "&", "\"", "\"\"\"", "\\", "#", ",", "\n", "\r", "\uFEFF", "é", "😀", "\0",
        "on", "fragment", "query", "true", "null", "0", "00", "1.", "1e", "-", "1a", "name", "\\u12", "\\uD83D", "\\uD83D\\uDE00", "\\u{110000}", "\"\\u{41}\"", "extend", "type",
    ];

    public static string Apply(string text, Random random)
    {
        for (var count = random.Next(1, 4); count > 0; count--)
            text = Once(text, random);
        return text;
    }

    private static string Once(string text, Random random)
    {
        var at = Boundary(text, random.Next(text.Length + 1));
        var until = Boundary(text, Math.Min(text.Length, at + random.Next(1, 6)));
        return random.Next(4) switch
        {
            0 => text[..at] + text[until..],
            1 => text[..at] + text[at..until] + text[at..],
            2 => text[..at] + Pieces[random.Next(Pieces.Length)] + text[until..],
            _ => text[..at] + Pieces[random.Next(Pieces.Length)] + text[at..],
        };
    }

    // Half a surrogate pair is no text at all.
    private static int Boundary(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
