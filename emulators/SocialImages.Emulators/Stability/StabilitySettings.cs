namespace SocialImages.Emulators.Stability;

/// <summary>The Stability wire's switches.</summary>
internal sealed class StabilitySettings
{
    /// <summary>How long one picture takes, in milliseconds.</summary>
    public int ImageDelayMs { get; init; } = 2000;

    /// <summary>Requests in ten seconds and key; beyond it 429, also for the block that follows.</summary>
    public int RequestsPer10Seconds { get; init; } = 150;

    /// <summary>How long the block after too many requests holds; its length is not confirmed.</summary>
    public int BlockSeconds { get; init; } = 60;

    /// <summary>Whether prompts in other languages than English get 422 <c>invalid_language</c>; not confirmed.</summary>
    public bool RefusesOtherLanguages { get; init; }

    /// <summary>How many polls of an asynchronous result answer 202.</summary>
    public int PollsUntilFinished { get; init; } = 1;
}
