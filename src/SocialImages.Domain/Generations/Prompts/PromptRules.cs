using System.Text;
using SocialImages.Domain.Events;

namespace SocialImages.Domain.Generations.Prompts;

/// <summary>What may be stored as a prompt.</summary>
internal static class PromptRules
{
    public const int MaxLength = 4000;

    /// <exception cref="ValidationException">Empty, too long, or nothing but characters that nobody sees.</exception>
    public static string Prompt(string field, string? text)
        => Text(field, text, MaxLength) is { } prompt && PromptText.Neutralize(prompt).Length > 0
            ? prompt
            : throw new ValidationException(field, $"A prompt has 1 to {MaxLength:N0} characters; this one is empty.");

    /// <summary>Trimmed; null when nothing is left.</summary>
    /// <exception cref="ValidationException">Too long, or no text at all.</exception>
    public static string? Text(string field, string? text, int maxLength = MaxLength)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0) return null;
        if (trimmed.Contains('\0', StringComparison.Ordinal) || !IsWellFormed(trimmed))
            throw new ValidationException(field, "The text contains characters that no text may contain.");
        var length = trimmed.EnumerateRunes().Count();
        return length <= maxLength
            ? trimmed
            : throw new ValidationException(field, $"At most {maxLength:N0} characters are taken here; this text has {length:N0}.");
    }

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var taken) != System.Buffers.OperationStatus.Done) return false;
            at += taken;
        }

        return true;
    }
}
