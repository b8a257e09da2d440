namespace SocialImages.Domain.Audit;

/// <summary>Who did what, written in the same transaction as the deed.</summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }

    /// <summary>Null when the service acted by itself, as the publisher does.</summary>
    public required Guid? UserId { get; init; }

    /// <summary>The mutation's name, such as `schedulePost`.</summary>
    public required string Action { get; init; }
    public required string SubjectType { get; init; }
    public required Guid SubjectId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
