namespace SocialImages.Emulators.OpenAI;

/// <summary>The OpenAI wire's switches.</summary>
internal sealed class OpenAISettings
{
    /// <summary>How long one picture takes, in milliseconds, shared equally by its partial pictures and the final one.</summary>
    public int ImageDelayMs { get; init; } = 2400;

    /// <summary>Status of <c>model_not_found</c>; 404 or 400 are both reported for retired image models.</summary>
    public int ModelNotFoundStatus { get; init; } = StatusCodes.Status404NotFound;

    /// <summary>Requests per minute and key; beyond it 429 <c>rate_limit_exceeded</c> with <c>retry-after</c>.</summary>
    public int RequestsPerMinute { get; init; } = 10_000;

    /// <summary>Reference pictures per minute and key.</summary>
    public int InputImagesPerMinute { get; init; } = 50_000;

    /// <summary>Whether a stream ends with <c>data: [DONE]</c>; unconfirmed for pictures, to be tolerated.</summary>
    public bool StreamEndsWithDone { get; init; }
}
