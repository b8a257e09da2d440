namespace SocialImages.Domain.Generations;

/// <summary>One step of progress, committed before anybody hears of it. Sequences of a generation have no gaps.</summary>
public sealed class GenerationEvent
{
    public required Guid GenerationId { get; init; }
    public required int Sequence { get; init; }
    public required GenerationStatus Status { get; init; }
    public required GenerationStage Stage { get; init; }

    /// <summary>0 to 100, from stages, partial and stored pictures and providers' own figures.</summary>
    public required int Percent { get; init; }
    public required int Attempt { get; init; }
    public string? Provider { get; init; }

    /// <summary>SHA-256 of a stored preview picture (JPEG), while the real one is being made.</summary>
    public Images.ContentHash? PreviewHash { get; init; }
    public Guid? ImageId { get; init; }
    public GenerationFailure? Failure { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
