using SocialImages.Domain.Events;

namespace SocialImages.Domain.Library;

/// <summary>One spelling per tag: lower case, without surrounding or doubled blanks, without `#` and commas.</summary>
public static class TagNames
{
    public const int MaxLength = 50;
    public const int MaxPerImage = 50;

    /// <exception cref="ValidationException">Too long, too many, or nothing but blanks.</exception>
    public static string[] From(string field, IReadOnlyList<string>? tags)
    {
        string[] names = [.. (tags ?? []).Select(Normalize).Distinct(StringComparer.Ordinal)];
        if (names.Length > MaxPerImage) throw new ValidationException(field, $"A picture has at most {MaxPerImage} tags.");
        if (names.Any(name => name.Length is 0 or > MaxLength)) throw new ValidationException(field, $"A tag has 1 to {MaxLength} characters.");
        return names;
    }

    internal static string Normalize(string tag)
        => string.Join(' ', tag.Replace('#', ' ').Replace(',', ' ').Replace('\0', ' ')
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
