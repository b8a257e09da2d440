namespace SocialImages.Emulators.StableDiffusion;

/// <summary>What <c>progress</c> tells.</summary>
internal sealed class StableDiffusionState
{
    public static StableDiffusionState Idle => new();

    public bool IsRunning { get; init; }

    public string? Task { get; init; }

    public int Steps { get; init; }

    public int JobCount { get; init; }

    public int Step { get; set; }

    public int JobNumber { get; set; }

    public bool IsInterrupted { get; set; }

    public byte[]? Preview { get; set; }

    public double Progress => IsRunning ? Math.Min(1, 0.01 + ((double)JobNumber / JobCount) + ((double)Step / Steps / JobCount)) : 0;
}
