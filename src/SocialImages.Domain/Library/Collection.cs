namespace SocialImages.Domain.Library;

/// <summary>Pictures kept together under a name. A picture may be in several.</summary>
public sealed class Collection
{
    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required Guid CreatedById { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A picture's place in a collection.</summary>
public sealed class CollectionImage
{
    public required Guid CollectionId { get; init; }
    public required Guid ImageId { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
}
