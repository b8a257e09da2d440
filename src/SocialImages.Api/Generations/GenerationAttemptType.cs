using SocialImages.Domain.Generations;
using SocialImages.Domain.Moderation;

namespace SocialImages.Api.Generations;

/// <summary>One call to a provider.</summary>
[ObjectType<GenerationAttempt>]
public static partial class GenerationAttemptType
{
    static partial void Configure(IObjectTypeDescriptor<GenerationAttempt> descriptor)
    {
        descriptor.Ignore(attempt => attempt.Id);
        descriptor.Ignore(attempt => attempt.GenerationId);
    }

    /// <summary>Milliseconds; null while it runs.</summary>
    public static int? GetDurationMs([Parent] GenerationAttempt attempt)
        => attempt.FinishedAt is { } end ? (int)Math.Min(int.MaxValue, (end - attempt.StartedAt).TotalMilliseconds) : null;
}

/// <summary>One score of a verdict.</summary>
[ObjectType]
public sealed record ModerationScore(string Category, double Score);

[ObjectType<ModerationVerdict>]
public static partial class ModerationVerdictType
{
    static partial void Configure(IObjectTypeDescriptor<ModerationVerdict> descriptor)
    {
        descriptor.Ignore(verdict => verdict.Id);
        descriptor.Ignore(verdict => verdict.WorkspaceId);
        descriptor.Ignore(verdict => verdict.GenerationId);
        descriptor.Ignore(verdict => verdict.Scores);
    }

    /// <summary>0 to 1, the highest first; empty where the moderator gives none.</summary>
    public static IReadOnlyList<ModerationScore> GetScores([Parent] ModerationVerdict verdict)
        => [.. verdict.Scores.OrderByDescending(score => score.Value).Select(score => new ModerationScore(score.Key, score.Value))];
}
