using System.Text;

namespace SocialImages.Domain.Generations;

/// <summary>Others' words as they may be stored: without what the database refuses, and no longer than is of use.</summary>
internal static class ForeignText
{
    public static string Storable(string text, int maxLength)
    {
        var kept = new StringBuilder(Math.Min(text.Length, maxLength));
        // Half characters come out of this as replacement characters.
        foreach (var rune in text.EnumerateRunes().Where(rune => rune.Value != 0).Take(maxLength)) kept.Append(rune.ToString());
        return kept.ToString();
    }
}
