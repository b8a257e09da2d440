using System.Globalization;
using System.Text;
using SocialImages.Domain.Moderation;

namespace SocialImages.Domain.Generations.Prompts;

/// <summary>What a reader does not see and a model does: controls, direction marks, tags, empty letters.</summary>
internal static class HiddenCharacters
{
    private const int JoinerOfNothing = 0x200C;
    private const int Joiner = 0x200D;
    private const int TextVariation = 0xFE0E;
    private const int EmojiVariation = 0xFE0F;
    private const int LastAscii = 0x7F;

    // Letters without a shape: Hangul and Braille blanks, the Khmer inherent vowels.
    private static readonly HashSet<int> Blanks = [0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0];

    public static string Remove(string text)
    {
        Rune[] runes = [.. PlainLetters.Compose(text).EnumerateRunes()];
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < runes.Length; at++)
        {
            if (IsSeen(runes, at)) kept.Append(Rune.GetUnicodeCategory(runes[at]) == UnicodeCategory.SpaceSeparator ? " " : runes[at].ToString());
            else if (Rune.GetUnicodeCategory(runes[at]) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) kept.Append('\n');
        }

        return kept.ToString().Trim();
    }

    private static bool IsSeen(Rune[] runes, int at) => runes[at].Value switch
    {
        '\n' or '\t' => true,
        // Emoji and some scripts are joined by them; between other characters they only hide.
        Joiner or JoinerOfNothing => at > 0 && at + 1 < runes.Length && IsJoined(runes[at - 1]) && IsJoined(runes[at + 1]),
        TextVariation or EmojiVariation => at > 0 && IsSymbol(runes[at - 1]),
        var value when Blanks.Contains(value) => false,
        _ => Rune.GetUnicodeCategory(runes[at]) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            && !IsVariation(runes[at].Value),
    };

    private static bool IsVariation(int value) => value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180F);

    private static bool IsJoined(Rune rune) => rune.Value > LastAscii && (Rune.IsLetter(rune) || IsSymbol(rune) || IsMark(rune));

    private static bool IsSymbol(Rune rune) => Rune.IsSymbol(rune) || rune.Value is '#' or '*' or (>= '0' and <= '9') or TextVariation or EmojiVariation;

    private static bool IsMark(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
