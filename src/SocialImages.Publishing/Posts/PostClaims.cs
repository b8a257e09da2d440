using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Data;
using SocialImages.Domain.Posts;

namespace SocialImages.Publishing.Posts;

internal enum PostWork
{
    Prepare,
    Publish,
}

/// <summary>The right to write a post until somebody moves its fence.</summary>
internal sealed record PostClaim(Guid Id, long Fence);

/// <summary>Hands due posts to whoever asks first, on any node.</summary>
internal sealed class PostClaims(IDbContextFactory<SocialImagesDbContext> contexts, IOptions<PublishingOptions> options, TimeProvider time)
{
    /// <summary>
    /// Posts whose account is not connected stay where they are, untouched, until it is again or until their time has run out.
    /// </summary>
    public async Task<IReadOnlyList<PostClaim>> TakeAsync(PostWork work, int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var statuses = StatusesOf(work);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Database.SqlQuery<PostClaim>(
            $"""
            update posts
            set fence = posts.fence + 1,
                lease_until = {now + options.Value.Lease},
                status = case posts.status when {nameof(PostStatus.Scheduled)} then {nameof(PostStatus.Preparing)} else posts.status end
            from (
                select waiting.id
                from posts waiting join instagram_accounts account on account.id = waiting.instagram_account_id
                where waiting.next_action_at <= {now}
                  and waiting.status = any({statuses})
                  and (waiting.lease_until is null or waiting.lease_until <= {now})
                  and (account.status = 'Connected' or waiting.scheduled_for <= {now - options.Value.GiveUpAfter})
                order by waiting.next_action_at
                limit {limit}
                for update of waiting skip locked) due
            where posts.id = due.id
            returning posts.id as "Id", posts.fence as "Fence"
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Keeps a claim; does nothing when it was lost already.</summary>
    public async Task RenewAsync(PostClaim claim, CancellationToken cancellationToken)
    {
        DateTimeOffset? until = time.GetUtcNow() + options.Value.Lease;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Posts.Where(post => post.Id == claim.Id && post.Fence == claim.Fence)
            .ExecuteUpdateAsync(row => row.SetProperty(post => post.LeaseUntil, until), cancellationToken);
    }

    /// <summary>Gives up a claim so that nobody has to wait for its lease; harmless when it was lost already.</summary>
    public async Task ReleaseAsync(PostClaim claim, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Posts.Where(post => post.Id == claim.Id && post.Fence == claim.Fence)
            .ExecuteUpdateAsync(row => row.SetProperty(post => post.LeaseUntil, (DateTimeOffset?)null), cancellationToken);
    }

    internal static string[] StatusesOf(PostWork work) => work == PostWork.Prepare
        ? [nameof(PostStatus.Scheduled), nameof(PostStatus.Preparing)]
        : [nameof(PostStatus.Ready), nameof(PostStatus.Publishing), nameof(PostStatus.Published)];
}
