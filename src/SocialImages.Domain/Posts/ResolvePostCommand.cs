using SocialImages.Domain.Data;
using SocialImages.Domain.Notices;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Posts;

/// <summary>What a person found out by looking at Instagram.</summary>
public enum PostResolution
{
    /// <summary>It is there. Its media id is looked for.</summary>
    Published,

    /// <summary>It is not there, or what was missing is there now: go on, with a new container.</summary>
    Retry,
}

/// <summary>Ends a review.</summary>
public sealed class ResolvePostCommand(SocialImagesDbContext context, PostReferences references, TimeProvider time)
{
    /// <exception cref="PostNotEditableException">The post needs no review.</exception>
    public async Task<Post> ExecuteAsync(CurrentUser caller, Guid postId, PostResolution resolution, CancellationToken cancellationToken)
    {
        var post = await references.PostAsync(caller, postId, cancellationToken);
        var now = time.GetUtcNow();
        if (resolution == PostResolution.Published)
            post.ResolveAsPublished(now);
        else
            post.ResolveAsUnpublished(now);

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.Record(caller, "resolvePost", post, now);
        await context.SaveChangesOrConflictAsync(post, cancellationToken);
        await context.ClearPostAsync(post.Id, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return post;
    }
}
