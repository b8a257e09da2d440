namespace SocialImages.Domain.Data;

/// <summary>A caller's promise that a repeated request is the same request. Inserted first; the unique key decides.</summary>
public sealed class IdempotencyKey
{
    public required Guid WorkspaceId { get; init; }
    public required string Operation { get; init; }
    public required string Key { get; init; }
    public required byte[] InputHash { get; init; }

    /// <summary>What the first request made: the id of a generation or a post.</summary>
    public required Guid ResultId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
