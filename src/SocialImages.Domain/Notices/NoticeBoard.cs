using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;

namespace SocialImages.Domain.Notices;

/// <summary>Puts notices up and takes them down, in the caller's transaction.</summary>
public static class NoticeBoard
{
    /// <summary>The same trouble of the same post and account is one notice until it is dismissed; only new words are told again.</summary>
    public static Task RaiseAsync(this SocialImagesDbContext context, Notice notice, CancellationToken cancellationToken)
    {
        context.HasNews = true;
        return context.Database.ExecuteSqlAsync(
            $"""
            with raised as (
                insert into notices (id, workspace_id, code, severity, message, action, post_id, instagram_account_id, created_at)
                values ({notice.Id}, {notice.WorkspaceId}, {notice.Code}, {notice.Severity.ToString()}, {notice.Message}, {notice.Action},
                    {notice.PostId}, {notice.InstagramAccountId}, {notice.CreatedAt})
                on conflict (workspace_id, code, post_id, instagram_account_id) where dismissed_at is null
                do update set severity = excluded.severity, message = excluded.message, action = excluded.action, created_at = excluded.created_at
                    where notices.message <> excluded.message
                returning id, workspace_id, created_at)
            insert into outbox_messages (kind, workspace_id, subject_id, created_at)
            select {nameof(EventKind.NoticeRaised)}, workspace_id, id, created_at from raised
            """,
            cancellationToken);
    }

    /// <summary>The account's trouble is over.</summary>
    public static Task ClearAccountAsync(this SocialImagesDbContext context, Guid accountId, DateTimeOffset now, CancellationToken cancellationToken)
        => context.Notices
            .Where(notice => notice.InstagramAccountId == accountId && notice.PostId == null && notice.DismissedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(notice => notice.DismissedAt, now), cancellationToken);

    /// <summary>The post's warnings and errors are over; what is only good to know stays.</summary>
    public static Task ClearPostAsync(this SocialImagesDbContext context, Guid postId, DateTimeOffset now, CancellationToken cancellationToken)
        => context.Notices
            .Where(notice => notice.PostId == postId && notice.Severity != NoticeSeverity.Info && notice.DismissedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(notice => notice.DismissedAt, now), cancellationToken);
}
