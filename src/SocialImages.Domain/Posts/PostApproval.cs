using SocialImages.Domain.Images;

namespace SocialImages.Domain.Posts;

/// <summary>Somebody has seen this exact content and wants it out.</summary>
public sealed class PostApproval
{
    public required Guid PostId { get; init; }

    /// <summary>Of caption, account, and the pictures' bytes, crops and alternative texts in order.</summary>
    public required ContentHash ContentHash { get; init; }
    public required Guid ApprovedById { get; init; }
    public required DateTimeOffset ApprovedAt { get; init; }
}
