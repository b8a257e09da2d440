namespace SocialImages.Domain.Library;

/// <summary>One picture under one tag, in the order of the list. Kept by the database; pictures in the trash have none.</summary>
public sealed class ImageTag
{
    public required Guid WorkspaceId { get; init; }
    public required string Tag { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid ImageId { get; init; }
}
