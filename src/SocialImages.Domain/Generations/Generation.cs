using SocialImages.Domain.Credits;
using SocialImages.Domain.Generations.Presets;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Imaging;

namespace SocialImages.Domain.Generations;

public enum GenerationStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Canceled,
}

public enum GenerationStage
{
    Queued,
    Moderating,
    Generating,
    Storing,
    Done,
}

/// <summary>A request for pictures, from the hold on its credits to the settlement. Rows decide who works on it.</summary>
public sealed class Generation
{
    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required Guid UserId { get; init; }

    /// <summary>The post it was asked for, if any.</summary>
    public Guid? PostId { get; init; }

    /// <summary>The prompt is a caption: it was written for readers, and is told so.</summary>
    public bool IsCaption { get; init; }

    /// <summary>What was asked for together has the same.</summary>
    public Guid? BatchId { get; init; }
    public ImageWork Work { get; init; } = ImageWork.Generate;
    public required string Prompt { get; init; }
    public string? NegativePrompt { get; init; }
    public ImageStyle? Style { get; init; }
    public required int Count { get; init; }

    /// <summary>What the caller wants to get, in pixels. What is asked of the model may be larger; it is scaled down.</summary>
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required ImageQuality Quality { get; init; }
    public required string Provider { get; init; }
    public required string Model { get; init; }
    public long? Seed { get; init; }

    /// <summary>Equal, earlier pictures may be given in place of new ones.</summary>
    public bool Reuse { get; init; }

    /// <summary>The preset's words as they were when it was asked for.</summary>
    public PresetWords? Preset { get; init; }

    /// <summary>Pictures of the workspace that go along; for edits and upscales the first one is worked on.</summary>
    public IReadOnlyList<Guid> ReferenceImageIds { get; init; } = [];

    /// <summary>A stored PNG, transparent where an edit may change the picture.</summary>
    public ContentHash? MaskHash { get; init; }

    public GenerationStatus Status { get; private set; } = GenerationStatus.Queued;
    public required CreditAmount CreditsHeld { get; init; }
    public CreditAmount CreditsCaptured { get; private set; }
    public decimal CostUsd { get; private set; }

    /// <summary>What ended it badly, kept by code and details so that its typed form can be told again.</summary>
    public GenerationFailure? Failure { get; private set; }

    /// <summary>The number of the last progress event; grows by one.</summary>
    public int LastSequence { get; private set; }

    /// <summary>How often a worker has taken it up.</summary>
    public int Attempt { get; private set; }

    /// <summary>Grows with every claim; a worker that lost its lease fails on the next write, because the number has moved on.</summary>
    public long Fence { get; private set; }
    public DateTimeOffset? LeaseUntil { get; private set; }
    public bool CancelRequested { get; private set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    public PixelSize Size => new(Width, Height);

    /// <summary>What each delivered picture captures: an equal share of what is held.</summary>
    public CreditAmount CreditsPerImage => new(CreditsHeld.Value / Count);

    public bool IsFinished => Status is GenerationStatus.Succeeded or GenerationStatus.Failed or GenerationStatus.Canceled;

    public int NextSequence() => ++LastSequence;

    /// <summary>The worker that has it, if any, sees this and ends it.</summary>
    public void RequestCancel()
    {
        if (IsFinished) throw new InvalidOperationException($"Generation {Id} is already {Status}.");
        CancelRequested = true;
    }

    public void Succeed(CreditAmount captured, decimal costUsd, DateTimeOffset now)
        => Finish(GenerationStatus.Succeeded, captured, costUsd, failure: null, now);

    public void Fail(GenerationFailure failure, CreditAmount captured, decimal costUsd, DateTimeOffset now)
        => Finish(GenerationStatus.Failed, captured, costUsd, failure, now);

    public void Cancel(CreditAmount captured, decimal costUsd, DateTimeOffset now)
        => Finish(GenerationStatus.Canceled, captured, costUsd, failure: null, now);

    private void Finish(GenerationStatus status, CreditAmount captured, decimal costUsd, GenerationFailure? failure, DateTimeOffset now)
    {
        if (IsFinished) throw new InvalidOperationException($"Generation {Id} is already {Status}.");
        if (captured > CreditsHeld) throw new InvalidOperationException($"Generation {Id} would capture more than it holds.");
        Status = status;
        CreditsCaptured = captured;
        CostUsd = costUsd;
        Failure = failure;
        FinishedAt = now;
        LeaseUntil = null;
    }
}
