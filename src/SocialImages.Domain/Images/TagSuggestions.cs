using System.Text.RegularExpressions;

namespace SocialImages.Domain.Images;

/// <summary>Tags from the words that came with a picture: nouns are not known, but the words that say nothing are.</summary>
public static partial class TagSuggestions
{
    private const int Most = 12;
    private const int Shortest = 3;
    private const int Longest = 30;

    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "about", "above", "across", "after", "against", "all", "along", "also", "and", "any", "are", "around", "background", "beautiful", "before", "behind",
        "below", "between", "both", "but", "copy", "detailed", "down", "dsc", "each", "edited", "few", "file", "final", "for", "from", "front", "great", "has",
        "have", "her", "high", "his", "image", "img", "into", "its", "like", "made", "many", "more", "most", "near", "new", "next", "nice", "not", "off", "one",
        "only", "onto", "our", "out", "over", "photo", "photograph", "picture", "quality", "same", "screenshot", "shot", "showing", "small", "some", "style",
        "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "three", "through", "toward", "towards", "two", "under",
        "untitled", "very", "was", "were", "which", "while", "who", "with", "without", "you", "your",
    };

    /// <summary>At most twelve: what was seen, then words in their order.</summary>
    public static IReadOnlyList<string> For(Image image)
        => [.. (image.SeenTags ?? []).Union(Words($"{image.Prompt} {image.Title}")).Except(image.Tags, StringComparer.OrdinalIgnoreCase).Take(Most)];

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant())
        .Select(match => match.Value)
        .Where(word => word.Length is >= Shortest and <= Longest && !Empty.Contains(word))
        .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’-]*\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
