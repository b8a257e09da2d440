namespace SocialImages.Domain.Generations;

public enum AttemptOutcome
{
    /// <summary>Written before the call: if it stays so, the process died and nobody knows whether money was spent.</summary>
    Started,
    Succeeded,

    /// <summary>The provider will not make this picture.</summary>
    Refused,

    /// <summary>No picture, and nothing to pay.</summary>
    Failed,

    /// <summary>No picture came of it, although one may have been made and billed: its cost is counted.</summary>
    Lost,
    Canceled,
}

/// <summary>One call to a provider: what was asked, how it ended and what it cost.</summary>
public sealed class GenerationAttempt
{
    // No picture costs as much: whoever reports more is mistaken, and the books must be able to hold what is reported.
    private const decimal MostUsd = 100;
    private const int MaxRequestIdLength = 200;
    private const int MaxErrorLength = 500;

    public required Guid Id { get; init; }
    public required Guid GenerationId { get; init; }

    /// <summary>Which picture of the generation it was for, from 0.</summary>
    public required int ImageIndex { get; init; }
    public required string Provider { get; init; }
    public required string Model { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
    public required AttemptOutcome Outcome { get; set; }

    /// <summary>The provider's own name for the call, for its support.</summary>
    public string? RequestId { get; set => field = value is null ? null : ForeignText.Storable(value, MaxRequestIdLength); }

    /// <summary>US dollars; before the end is known, what the call is expected to cost.</summary>
    public decimal CostUsd { get; set => field = Math.Clamp(value, 0, MostUsd); }
    public string? Error { get; set => field = value is null ? null : ForeignText.Storable(value, MaxErrorLength); }
}
