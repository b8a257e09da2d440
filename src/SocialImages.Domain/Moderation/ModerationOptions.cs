using System.Security.Cryptography;
using System.Text;

namespace SocialImages.Domain.Moderation;

public enum ModerationKind
{
    /// <summary>OpenAI's moderation endpoint, with OpenAI's keys.</summary>
    OpenAI,

    /// <summary>A list of words of our own.</summary>
    Words,

    /// <summary>No check before the provider's own.</summary>
    None,
}

/// <summary>How prompts are checked before anything is sent to a picture model.</summary>
public sealed class ModerationOptions
{
    /// <summary>`MODERATION`: `openai`, `words` or `none`. Default `openai` where an OpenAI key is given, else `none`.</summary>
    public ModerationKind Kind { get; set; } = ModerationKind.None;

    /// <summary>`MODERATION_WORDS`: words and phrases separated by commas. Default none.</summary>
    public IReadOnlyList<string> Words { get; set; } = [];

    /// <summary>The rules in force, as a short text: what passed other rules has not passed these.</summary>
    internal string Policy => Kind == ModerationKind.Words
        ? $"words:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Words.Order(StringComparer.Ordinal)))).AsSpan(0, 8))}"
        : Kind.ToString().ToLowerInvariant();
}
