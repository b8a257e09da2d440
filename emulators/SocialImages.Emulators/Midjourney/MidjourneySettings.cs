namespace SocialImages.Emulators.Midjourney;

/// <summary>The Midjourney proxy's switches.</summary>
internal sealed class MidjourneySettings
{
    /// <summary>How long a grid takes, in milliseconds; a single picture takes a quarter of it.</summary>
    public int GridDelayMs { get; init; } = 6000;

    /// <summary>In how many steps a job tells of its progress.</summary>
    public int Steps { get; init; } = 6;

    /// <summary>Jobs at work at once.</summary>
    public int Concurrency { get; init; } = 3;

    /// <summary>Jobs that may wait; beyond it code 23.</summary>
    public int QueueLength { get; init; } = 10;

    /// <summary>Whether a secret must be sent; which one does not matter, unless it contains <c>revoked</c>.</summary>
    public bool NeedsSecret { get; init; } = true;

    /// <summary>Every job ends in FAILURE for this reason; null lets them succeed.</summary>
    public string? FailReason { get; init; }
}
