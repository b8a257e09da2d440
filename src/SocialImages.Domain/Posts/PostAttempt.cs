namespace SocialImages.Domain.Posts;

/// <summary>One step of publishing and how it ended: the history an editor and Meta's support read.</summary>
public sealed class PostAttempt
{
    public required Guid Id { get; init; }
    public required Guid PostId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Such as `prepare`, `upload`, `container`, `poll`, `publish`, `permalink`.</summary>
    public required string Step { get; init; }

    /// <summary>Such as `ok`, `retry`, `unknown`, `failed`.</summary>
    public required string Outcome { get; init; }

    /// <summary>Meta's `code/subcode`, or an HTTP status.</summary>
    public string? Code { get; init; }
    public string? FbtraceId { get; init; }
}
