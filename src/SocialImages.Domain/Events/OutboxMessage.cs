namespace SocialImages.Domain.Events;

/// <summary>An event written in the transaction that caused it, so that it is neither lost nor told too early.</summary>
public sealed class OutboxMessage
{
    public long Id { get; private init; }
    public required EventKind Kind { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required Guid SubjectId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RelayedAt { get; private init; }
}
