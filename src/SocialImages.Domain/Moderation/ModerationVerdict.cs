namespace SocialImages.Domain.Moderation;

public enum ModerationSubject
{
    /// <summary>The words, as they would be sent.</summary>
    Prompt,

    /// <summary>A made picture, before it is stored.</summary>
    Picture,
}

/// <summary>What a moderator found in one prompt or picture; also kept when it found nothing.</summary>
public sealed class ModerationVerdict
{
    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required Guid GenerationId { get; init; }
    public required ModerationSubject Subject { get; init; }

    /// <summary>Which picture of the generation, from 0; null for prompts.</summary>
    public int? ImageIndex { get; init; }

    /// <summary>`openai` or `words`.</summary>
    public required string Moderator { get; init; }

    /// <summary>What it was flagged for; empty when it is fine.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>0 to 1 by category, where the moderator says.</summary>
    public required IReadOnlyDictionary<string, double> Scores { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsFlagged => Categories.Count > 0;
}
