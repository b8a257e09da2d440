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
/// <param name="Id">The post.</param>
/// <param name="Fence">As it stood when the post was claimed.</param>
/// <param name="AccountId">The accounts of a node's claims take turns.</param>
/// <param name="IsOut">Only what is nice to know is left to do.</param>
internal sealed record PostClaim(Guid Id, long Fence, Guid AccountId, bool IsOut);

/// <summary>Hands due posts to whoever asks first, on any node.</summary>
internal sealed class PostClaims(IDbContextFactory<SocialImagesDbContext> contexts, IOptions<PublishingOptions> options, TimeProvider time)
{
    private const int LeaseBatch = 500;

    /// <summary>
    /// Takes up to <paramref name="limit"/> posts in one statement: each account's earliest first, so that none waits behind
    /// another's crowd, and what is out already last. Posts whose account is not connected stay where they are, untouched,
    /// until it is again or until their time has run out.
    /// </summary>
    public async Task<IReadOnlyList<PostClaim>> TakeAsync(PostWork work, int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var statuses = StatusesOf(work);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // What makes a post due is said twice: the second time it is looked at under its lock, where another node may have been
        // first. "Is true" keeps the planner, who expects one due post where there are thousands, from joining by that index.
        return await context.Database.SqlQuery<PostClaim>(
            $"""
            with due as (
                select waiting.id, waiting.status = {nameof(PostStatus.Published)} as is_out, row_number() over (
                    partition by waiting.instagram_account_id, waiting.status = {nameof(PostStatus.Published)} order by waiting.scheduled_for) as turn
                from posts waiting join instagram_accounts account on account.id = waiting.instagram_account_id
                where waiting.next_action_at <= {now}
                  and waiting.status = any({statuses})
                  and (waiting.lease_until is null or waiting.lease_until <= {now})
                  and (account.status = 'Connected' or waiting.scheduled_for <= {now - options.Value.GiveUpAfter})),
            picked as (
                select waiting.id
                from posts waiting join due on due.id = waiting.id
                where (waiting.next_action_at <= {now}) is true
                  and waiting.status = any({statuses})
                  and (waiting.lease_until is null or waiting.lease_until <= {now})
                order by due.is_out, due.turn, waiting.scheduled_for
                limit {limit}
                for update of waiting skip locked),
            taken as (
                update posts
                set fence = posts.fence + 1,
                    lease_until = {now + options.Value.Lease},
                    status = case posts.status when {nameof(PostStatus.Scheduled)} then {nameof(PostStatus.Preparing)} else posts.status end
                from picked
                where posts.id = picked.id
                returning posts.id, posts.fence, posts.instagram_account_id, posts.status, posts.scheduled_for)
            select id as "Id", fence as "Fence", instagram_account_id as "AccountId", status = {nameof(PostStatus.Published)} as "IsOut"
            from taken order by scheduled_for
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Keeps claims; does nothing to those that were lost or given up already.</summary>
    public Task RenewAsync(IReadOnlyCollection<PostClaim> held, CancellationToken cancellationToken) =>
        WriteLeaseAsync(held, time.GetUtcNow() + options.Value.Lease, cancellationToken);

    /// <summary>Gives up claims so that nobody has to wait for their leases; harmless when they were lost already.</summary>
    public Task ReleaseAsync(IReadOnlyCollection<PostClaim> held, CancellationToken cancellationToken) =>
        WriteLeaseAsync(held, until: null, cancellationToken);

    // Little by little: the rows of a batch are locked while it is written, and their posts are in work.
    private async Task WriteLeaseAsync(IReadOnlyCollection<PostClaim> held, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var batch in held.Chunk(LeaseBatch))
            await WriteLeaseAsync(context, batch, until, cancellationToken);
    }

    // "Is true" keeps the planner, who expects one leased post where there are thousands, from comparing each with each.
    private static Task<int> WriteLeaseAsync(SocialImagesDbContext context, PostClaim[] held, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var (ids, fences) = (held.Select(claim => claim.Id).ToArray(), held.Select(claim => claim.Fence).ToArray());
        return context.Database.ExecuteSqlAsync(
            $"""
            update posts set lease_until = {until}
            from unnest({ids}, {fences}) as held (id, fence)
            where posts.id = held.id and posts.fence = held.fence and (posts.lease_until is not null) is true
            """,
            cancellationToken);
    }

    internal static string[] StatusesOf(PostWork work) => work == PostWork.Prepare
        ? [nameof(PostStatus.Scheduled), nameof(PostStatus.Preparing)]
        : [nameof(PostStatus.Ready), nameof(PostStatus.Publishing), nameof(PostStatus.Published)];
}
