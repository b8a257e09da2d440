using SocialImages.Domain.Images;

namespace SocialImages.Domain.Posts;

/// <summary>The one JPEG that a picture, a crop and a ratio became; its bytes are in the image store under their own hash.</summary>
public sealed class StoredInstagramJpeg
{
    public required Guid WorkspaceId { get; init; }
    public required ContentHash SourceHash { get; init; }

    /// <summary>Crop and ratio as text: what was asked for.</summary>
    public required string Frame { get; init; }
    public required ContentHash ContentHash { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required long ByteSize { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public StorageKey StorageKey => new(WorkspaceId, ContentHash);
}
