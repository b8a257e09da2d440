namespace SocialImages.Emulators.Gemini;

/// <summary>The Gemini wire's switches.</summary>
internal sealed class GeminiSettings
{
    /// <summary>How long one picture takes, in milliseconds.</summary>
    public int ImageDelayMs { get; init; } = 2500;

    /// <summary>Requests per minute and key; beyond it 429 with the advice to wait in the body.</summary>
    public int RequestsPerMinute { get; init; } = 10_000;

    /// <summary>What pictures come as; clients must trust what is said.</summary>
    public string MimeType { get; init; } = "image/png";

    /// <summary>Whether a thought with a draft of the picture comes before the picture.</summary>
    public bool SendsThoughts { get; init; } = true;

    /// <summary>Every prompt is blocked for this reason; null blocks none but those of the word list.</summary>
    public string? BlockReason { get; init; }

    /// <summary>Every candidate ends for this reason, without content; null lets them finish.</summary>
    public string? FinishReason { get; init; }
}
