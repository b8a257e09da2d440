using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;

namespace SocialImages.Publishing.Posts;

/// <summary>How late publishing is: the question behind <c>/health/publisher</c>.</summary>
public sealed class PublisherLag(IDbContextFactory<SocialImagesDbContext> contexts, TimeProvider time)
{
    /// <summary>
    /// How long the longest-waiting claimable post has been due, on whichever node it waits. A dead account's posts and a full
    /// quota's do not count, nor does what is in work.
    /// </summary>
    public async Task<TimeSpan> MeasureAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = await context.Database.SqlQuery<DateTimeOffset?>(
            $"""
            select min(waiting.next_action_at) as "Value"
            from posts waiting join instagram_accounts account on account.id = waiting.instagram_account_id
            where waiting.next_action_at <= {now}
              and waiting.status in ('Scheduled', 'Preparing', 'Ready', 'Publishing')
              and (waiting.lease_until is null or waiting.lease_until <= {now} or waiting.status = 'Ready')
              and account.status = 'Connected'
            """).SingleAsync(cancellationToken);
        return oldest is { } due ? now - due : TimeSpan.Zero;
    }
}
