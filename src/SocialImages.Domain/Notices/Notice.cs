namespace SocialImages.Domain.Notices;

public enum NoticeSeverity
{
    /// <summary>Good to know; nothing has to be done.</summary>
    Info,

    /// <summary>Something went another way than wished, or will unless somebody acts.</summary>
    Warning,

    /// <summary>Nothing goes on before somebody acts.</summary>
    Error,
}

/// <summary>A line for people: what happened, to which post and account, and what to do about it.</summary>
public sealed class Notice
{
    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }

    /// <summary>For programs, such as `ACCOUNT_NEEDS_RECONNECT`.</summary>
    public required string Code { get; init; }
    public required NoticeSeverity Severity { get; init; }
    public required string Message { get; init; }

    /// <summary>What somebody should do, in one sentence.</summary>
    public required string Action { get; init; }
    public Guid? PostId { get; init; }
    public Guid? InstagramAccountId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody put it away, or the trouble was over.</summary>
    public DateTimeOffset? DismissedAt { get; init; }
}
