using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Posts;

/// <summary>`ContentHash` is what the approver saw (`Post.contentHash`); anything else is refused.</summary>
public sealed record ApprovePost(Guid PostId, string ContentHash);

/// <summary>Lets exactly this content go out. An approval never touches the post's own row, so it disturbs nobody at work on it.</summary>
public sealed class ApprovePostCommand(SocialImagesDbContext context, PostReferences references, TimeProvider time)
{
    /// <exception cref="ApprovalStaleException">The post changed after the approver looked at it.</exception>
    public async Task<Post> ExecuteAsync(CurrentUser caller, ApprovePost input, CancellationToken cancellationToken)
    {
        var post = await references.PostAsync(caller, input.PostId, cancellationToken);
        if (!post.IsEditable) throw new PostNotEditableException(post.Status);
        var current = await context.HashContentAsync(post, cancellationToken);
        if (current.Hex != input.ContentHash) throw new ApprovalStaleException(current.Hex);

        var now = time.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"""
            insert into post_approvals (post_id, content_hash, approved_by_id, approved_at)
            values ({post.Id}, {current.Hex}, {caller.UserId}, {now}) on conflict do nothing
            """,
            cancellationToken);
        await WakePublisherAsync(post.Id, now, cancellationToken);
        context.Record(caller, "approvePost", post, now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return post;
    }

    // A slot that has passed while the approval was missing is used at once.
    private async Task WakePublisherAsync(Guid postId, DateTimeOffset now, CancellationToken cancellationToken)
        => await context.Posts
            .Where(post => post.Id == postId && post.Status == PostStatus.Ready && post.ScheduledFor <= now && post.NextActionAt > now)
            .ExecuteUpdateAsync(row => row.SetProperty(post => post.NextActionAt, (DateTimeOffset?)now), cancellationToken);
}
