using System.Collections.Frozen;
using System.Text;

namespace SocialImages.Domain.Moderation;

/// <summary>
/// Latin letters that only look different: with their accents apart, wide, encircled, from mathematicians' alphabets. By hand,
/// because without culture data, which this service does not load, the runtime leaves texts as they are.
/// </summary>
internal static class PlainLetters
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    // Mathematicians' letters that had a place of their own before.
    private const string Letterlike = "ℎℊℯℴℓℬℰℱℋℐℒℳℛℭℌℑℜℨℂℍℕℙℚℝℤ";
    private const string LetterlikePlain = "hgeolBEFHILMRCHIRZCHNPQRZ";

    private static readonly (char Accent, string Letters, string Accented)[] Accents =
    [
        ('\u0300', "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
        ('\u0301', "AEIOUYaeiouyCcLlNnRrSsZz", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹź"),
        ('\u0302', "AEIOUaeiouCcGgHhJjSsWwYy", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ"),
        ('\u0303', "ANOanoIiUu", "ÃÑÕãñõĨĩŨũ"),
        ('\u0304', "AEIOUaeiou", "ĀĒĪŌŪāēīōū"),
        ('\u0306', "AaEeGgIiOoUu", "ĂăĔĕĞğĬĭŎŏŬŭ"),
        ('\u0307', "CcEeGgIZz", "ĊċĖėĠġİŻż"),
        ('\u0308', "AEIOUaeiouYy", "ÄËÏÖÜäëïöüŸÿ"),
        ('\u030a', "AaUu", "ÅåŮů"),
        ('\u030b', "OoUu", "ŐőŰű"),
        ('\u030c', "CcDdEeNnRrSsTtZz", "ČčĎďĚěŇňŘřŠšŤťŽž"),
        ('\u0327', "CcGgKkLlNnRrSsTt", "ÇçĢģĶķĻļŅņŖŗŞşŢţ"),
        ('\u0328', "AaEeIiUu", "ĄąĘęĮįŲų"),
    ];

    private static readonly FrozenDictionary<(char Letter, char Accent), char> Whole = Accents
        .SelectMany(row => row.Letters.Zip(row.Accented, (letter, accented) => KeyValuePair.Create((letter, row.Accent), accented))).ToFrozenDictionary();

    private static readonly FrozenDictionary<int, char> Bare = Whole.Select(entry => KeyValuePair.Create((int)entry.Value, entry.Key.Letter))
        .Concat(Letterlike.Zip(LetterlikePlain, (letter, plain) => KeyValuePair.Create((int)letter, plain))).ToFrozenDictionary();

    /// <summary>Letters with the accents that follow them as one character, the way most texts are written.</summary>
    public static string Compose(string text)
    {
        var composed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (composed.Length > 0 && Whole.TryGetValue((composed[^1], letter), out var whole)) composed[^1] = whole;
            else composed.Append(letter);
        }

        return composed.ToString();
    }

    /// <summary>Composed, and in plain letters; accents are kept.</summary>
    public static string Of(string text) => Compose(string.Concat(text.EnumerateRunes().Select(rune => Of(rune).ToString())));

    /// <summary>The plain form of a letter, its accent kept; anything else as it is.</summary>
    public static Rune Of(Rune rune) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E => new Rune(rune.Value - 0xFF01 + '!'),
        >= 0x1D400 and <= 0x1D6A3 => Letter(rune.Value - 0x1D400),
        >= 0x1D7CE and <= 0x1D7FF => new Rune('0' + ((rune.Value - 0x1D7CE) % 10)),
        >= 0x24B6 and <= 0x24E9 => Letter(rune.Value - 0x24B6),
        >= 0x1F130 and <= 0x1F149 => Letter(rune.Value - 0x1F130),
        >= 0x1F150 and <= 0x1F169 => Letter(rune.Value - 0x1F150),
        >= 0x1F170 and <= 0x1F189 => Letter(rune.Value - 0x1F170),
        >= 0x2100 and <= 0x214F when Bare.TryGetValue(rune.Value, out var plain) => new Rune(plain),
        _ => rune,
    };

    /// <summary>The plain form of a letter, its accent too left out.</summary>
    public static Rune WithoutAccent(Rune rune) => Bare.TryGetValue(Of(rune).Value, out var bare) ? new Rune(bare) : Of(rune);

    private static Rune Letter(int place) => new(Alphabet[place % Alphabet.Length]);
}
