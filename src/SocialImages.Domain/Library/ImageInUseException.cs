using SocialImages.Domain.Events;
using SocialImages.Domain.Posts;

namespace SocialImages.Domain.Library;

/// <summary>Taking the picture away would change a post.</summary>
public sealed class ImageInUseException(IReadOnlyList<Post> posts)
    : DomainException(posts.Count == 1 ? "A post uses this picture." : $"{posts.Count} posts use these pictures.", "IMAGE_IN_USE")
{
    /// <summary>The posts that use it.</summary>
    public IReadOnlyList<Post> Posts => posts;
}
