using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SocialImages.Domain.Moderation;

namespace SocialImages.Domain.Generations.Prompts;

/// <summary>
/// Sentences that speak to a language model and describe nothing. They are also found across lines and in letters that only
/// look different. Whole sentences go: what is left of half an order would still be odd in a picture.
/// </summary>
internal static partial class OrdersToModels
{
    private const int Timeout = 1000;
    private const string SentenceEnds = ".!?\n";

    public static string Remove(string text)
    {
        var (plain, places) = Folded(text);
        var orders = Order().Matches(plain);
        if (orders.Count == 0) return text;
        var kept = new StringBuilder(text.Length);
        var next = 0;
        foreach (Match order in orders)
        {
            var start = text.AsSpan(0, places[order.Index]).LastIndexOfAny(SentenceEnds) + 1;
            if (start > next) kept.Append(text, next, start - next);
            next = Math.Max(next, EndOfSentence(text, places[order.Index + order.Length - 1]));
        }

        return kept.Append(text, next, text.Length - next).ToString();
    }

    /// <summary>Behind its mark; a line's end stays.</summary>
    private static int EndOfSentence(string text, int from)
    {
        var length = text.AsSpan(from).IndexOfAny(SentenceEnds);
        if (length < 0) return text.Length;
        return text[from + length] == '\n' ? from + length : from + length + 1;
    }

    /// <summary>The text in plain letters without marks on them, and where in it each letter comes from.</summary>
    private static (string Plain, List<int> Places) Folded(string text)
    {
        var plain = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        var place = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = PlainLetters.WithoutAccent(rune).ToString();
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(letter);
                places.AddRange(Enumerable.Repeat(place, letter.Length));
            }

            place += rune.Utf16SequenceLength;
        }

        return (plain.ToString(), places);
    }

    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}\b(?:previous|prior|above|earlier|preceding|system|safety|your)\b[^.!?]{0,40}\b(?:instructions?|prompts?|rules?|guidelines?|directions?|messages?|context|polic(?:y|ies)|filters?)\b"
        + @"|\b(?:ignore|disregard|forget|override|bypass)\s+(?:all|any)\b[^.!?]{0,20}\b(?:instructions?|prompts?|guidelines?|polic(?:y|ies)|filters?)\b"
        + @"|\b(?:reveal|print|output|repeat|show|draw|write)\b[^.!?]{0,40}\b(?:system|hidden|secret|initial|developer)\s+(?:prompt|instructions?|message)\b"
        + @"|\byou are now\s+(?:in\s+)?(?:an?\s+)?(?:unrestricted|uncensored|jailbroken|dan|developer mode|ai|assistant|language model|different (?:ai|assistant|model))\b",
        RegexOptions.IgnoreCase,
        Timeout)]
    private static partial Regex Order();
}
