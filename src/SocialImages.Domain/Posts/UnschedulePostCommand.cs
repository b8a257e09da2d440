using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Posts;

/// <summary>Takes a post off the calendar; it is a draft again.</summary>
public sealed class UnschedulePostCommand(SocialImagesDbContext context, PostReferences references, TimeProvider time)
{
    public async Task<Post> ExecuteAsync(CurrentUser caller, Guid postId, CancellationToken cancellationToken)
    {
        var post = await references.PostAsync(caller, postId, cancellationToken);
        var now = time.GetUtcNow();
        post.Unschedule(now);
        context.Record(caller, "unschedulePost", post, now);
        await context.SaveChangesOrConflictAsync(post, cancellationToken);
        return post;
    }
}
