using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Posts;

/// <summary>Removes a post that is not out yet.</summary>
public sealed class DeletePostCommand(SocialImagesDbContext context, PostReferences references, TimeProvider time)
{
    public async Task<Post> ExecuteAsync(CurrentUser caller, Guid postId, CancellationToken cancellationToken)
    {
        var post = await references.PostAsync(caller, postId, cancellationToken);
        var now = time.GetUtcNow();
        post.Delete(now);
        context.Record(caller, "deletePost", post, now);
        await context.SaveChangesOrConflictAsync(post, cancellationToken);
        return post;
    }
}
