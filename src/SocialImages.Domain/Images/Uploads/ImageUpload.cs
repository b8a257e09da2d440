using SocialImages.Domain.Events;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>A file somebody sends. It is read when its turn has come, so that waiting files cost no memory.</summary>
/// <param name="FileName">What the sender calls it: never a path, shown in errors and used for a title.</param>
/// <param name="Length">Bytes, where known.</param>
/// <param name="Open">Opens it for reading.</param>
public sealed record ImageUpload(string FileName, long? Length, Func<CancellationToken, ValueTask<Stream>> Open)
{
    /// <summary>What can be said about it beside its bytes.</summary>
    public ImageWords Words { get; init; } = new();
}

/// <summary>Words that come with a picture.</summary>
public sealed record ImageWords
{
    public const int MaxTitleLength = 200;
    public const int MaxAltTextLength = 1000;
    public const int MaxTags = 50;
    public const int MaxTagLength = 60;

    public string? Title { get; init; }
    public string? AltText { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <exception cref="ValidationException">Something is too long, or cannot be stored.</exception>
    public void ThrowUnlessStorable()
    {
        ThrowIfLongerThan(MaxTitleLength, Title, "title");
        ThrowIfLongerThan(MaxAltTextLength, AltText, "altText");
        if (Tags.Count > MaxTags) throw new ValidationException("tags", $"A picture has at most {MaxTags} tags.");
        foreach (var tag in Tags) ThrowIfLongerThan(MaxTagLength, tag, "tags");
    }

    private static void ThrowIfLongerThan(int max, string? text, string inputField)
    {
        if (text?.Length > max) throw new ValidationException(inputField, $"At most {max} characters are kept.");
        if (text?.Contains('\0', StringComparison.Ordinal) == true) throw new ValidationException(inputField, "The text holds a character that cannot be stored.");
    }
}
