using NpgsqlTypes;

namespace SocialImages.Domain.Library;

/// <summary>The words a picture is found by: title, prompt, alternative text and tags. Kept by the database.</summary>
public sealed class ImageDocument
{
    public required Guid ImageId { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required NpgsqlTsVector Words { get; init; }
}
