using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Posts;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// Makes the next occurrence of a repeating post once preparing this one begins. Counted from the wish on the wall clock, so
/// that neither a late worker nor a change of the clocks moves it.
/// </summary>
internal sealed partial class PostRepeater(
    IDbContextFactory<SocialImagesDbContext> contexts, Failpoint failpoint, TimeProvider time, ILogger<PostRepeater> logger)
{
    private const int MaxAtOnce = 100;

    private static readonly TimeSpan Ahead = Post.PrepareAhead + TimeSpan.FromMinutes(1);

    public async Task RepeatDueAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Ahead;
        List<Guid> due;
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            due = await context.Posts.AsNoTracking()
                .Where(post => post.Repeat != null && post.NextOccurrenceId == null && post.ScheduledFor <= until && post.DeletedAt == null)
                .OrderBy(post => post.ScheduledFor).Take(MaxAtOnce).Select(post => post.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in due)
            await TryRepeatAsync(id, cancellationToken);
    }

    private async Task TryRepeatAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await RepeatAsync(id, cancellationToken);
        }
        catch (Exception broken) when (!DatabaseFailure.IsBehind(broken) && !cancellationToken.IsCancellationRequested)
        {
            // Whatever is wrong with this one, the others are to be repeated.
            LogNotRepeated(logger, id, broken);
        }
    }

    // Of several nodes that want to, the one whose update finds the column empty makes the post.
    private async Task RepeatAsync(Guid id, CancellationToken cancellationToken)
    {
        failpoint.Reach("repeat.before");
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        Guid? next = Guid.CreateVersion7(now);
        var won = await context.Posts.Where(post => post.Id == id && post.NextOccurrenceId == null && post.DeletedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(post => post.NextOccurrenceId, next), cancellationToken);
        if (won == 0)
            return;
        failpoint.Reach("repeat.won");
        var post = await context.Posts.AsNoTracking().Include(row => row.Images).SingleAsync(row => row.Id == id, cancellationToken);
        if (post is { Repeat: { } repeat, LocalTime: { } wanted, TimeZone: { } zone } && PostSchedule.NextAfter(repeat, wanted, zone, now) is { } slot)
            await CopyAsync(context, post, next.Value, slot, now, cancellationToken);
        failpoint.Reach("repeat.copied");
        await transaction.CommitAsync(cancellationToken);
        failpoint.Reach("repeat.saved");
    }

    private static async Task CopyAsync(
        SocialImagesDbContext context, Post post, Guid id, PostSlot slot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var copy = new Post { Id = id, WorkspaceId = post.WorkspaceId, CreatedById = post.CreatedById, Caption = "", CreatedAt = now };
        // A picture that was made for that one slot is made anew for this one.
        var pictures = post.GenerationId is null ? post.Images.OrderBy(place => place.Position).Select(place => place.Choice).ToList() : [];
        copy.Edit(post.Caption, post.InstagramAccountId, pictures, now);
        copy.Schedule(slot, post.AutoImage, post.Repeat, now);
        context.Posts.Add(copy);
        context.Announce(EventKind.PostChanged, copy.WorkspaceId, copy.Id, now);
        await context.SaveChangesAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"""
            insert into post_approvals (post_id, content_hash, approved_by_id, approved_at)
            select {id}, content_hash, approved_by_id, approved_at from post_approvals where post_id = {post.Id}
            """,
            cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Post {PostId} cannot be repeated; it is tried again")]
    private static partial void LogNotRepeated(ILogger logger, Guid postId, Exception exception);
}
