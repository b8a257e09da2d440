using System.Text.RegularExpressions;
using SocialImages.Domain.Events;

namespace SocialImages.Domain.Posts;

/// <summary>What Instagram takes as a caption. Length is counted in UTF-16 units, the strictest reading.</summary>
public static partial class CaptionRules
{
    public const int MaxLength = 2200;
    public const int MaxHashtags = 30;
    public const int MaxMentions = 20;

    /// <summary>A draft may be longer than what can be published: nobody loses words while writing.</summary>
    public const int MaxDraftLength = 10_000;

    public static void ThrowUnlessStorable(string caption)
    {
        if (caption.Length > MaxDraftLength)
            throw new ValidationException("caption", $"A draft's caption has at most {MaxDraftLength} characters.");
    }

    public static void ThrowUnlessPublishable(string caption)
    {
        foreach (var (_, message) in Problems(caption)) throw new ValidationException("caption", message);
    }

    public static IEnumerable<PostProblem> Problems(string caption)
    {
        if (caption.Length > MaxLength) yield return new("CAPTION_TOO_LONG", $"A caption has at most {MaxLength} characters; this one has {caption.Length}.");
        var hashtags = Hashtag().Count(caption);
        if (hashtags > MaxHashtags) yield return new("TOO_MANY_HASHTAGS", $"A caption has at most {MaxHashtags} hashtags; this one has {hashtags}.");
        var mentions = Mention().Count(caption);
        if (mentions > MaxMentions) yield return new("TOO_MANY_MENTIONS", $"A caption mentions at most {MaxMentions} accounts; this one {mentions}.");
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}_&])[#＃][\p{L}\p{N}_]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hashtag();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])@[A-Za-z0-9_.]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();
}
