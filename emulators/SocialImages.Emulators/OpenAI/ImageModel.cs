namespace SocialImages.Emulators.OpenAI;

/// <summary>What one image model takes, and until when it is served.</summary>
internal sealed record ImageModel(string Id)
{
    public required IReadOnlyList<string> Qualities { get; init; }

    /// <summary>The listed sizes; null means free sizes under <see cref="FreeSizeRules"/>.</summary>
    public IReadOnlyList<string>? Sizes { get; init; }

    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>The first day on which it is gone.</summary>
    public DateOnly? Shutdown { get; init; }

    public bool TakesInputFidelity { get; init; }

    public bool TakesComplexity { get; init; }

    /// <summary>Output tokens of one 1024x1024 picture by quality.</summary>
    public required IReadOnlyDictionary<string, int> SquareTokens { get; init; }

    public bool IsServedOn(DateTimeOffset now) => Shutdown is not { } day || DateOnly.FromDateTime(now.UtcDateTime) < day;
}
