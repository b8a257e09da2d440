using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace SocialImages.Domain.Moderation;

/// <summary>Flags whole words and phrases of a list, whatever their case and the signs between the words.</summary>
public sealed partial class WordListModerator(IOptions<ModerationOptions> options) : IModerator
{
    private const string Category = "blocked-words";
    private static readonly Dictionary<string, double> NoScores = [];
    private readonly string[] _phrases = [.. options.Value.Words.Select(Plain).Where(phrase => phrase.Length > 2)];

    public string Name => "words";

    public Task<ModerationFinding> CheckTextAsync(string text, CancellationToken cancellationToken)
    {
        var plain = Plain(text);
        var isFlagged = _phrases.Any(phrase => plain.Contains(phrase, StringComparison.Ordinal));
        return Task.FromResult(new ModerationFinding(isFlagged ? [Category] : [], NoScores));
    }

    public Task<ModerationFinding?> CheckPictureAsync(ReadOnlyMemory<byte> picture, string mimeType, CancellationToken cancellationToken)
        => Task.FromResult<ModerationFinding?>(null);

    /// <summary>Words in lower case, each between single spaces: a phrase is then found as part of the text. Letters that only look different are plain ones.</summary>
    private static string Plain(string text)
        => $" {NoWord().Replace(LooseMark().Replace(PlainLetters.Of(text).ToLowerInvariant(), ""), " ").Trim()} ";

    // What is left of these after composing belongs to no letter: strokes, circles and towers of accents.
    [GeneratedRegex(@"[\u0300-\u036f]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LooseMark();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoWord();
}
