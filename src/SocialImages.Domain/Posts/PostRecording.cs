using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Audit;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Posts;

/// <summary>What every change of a post writes beside it.</summary>
public static class PostRecording
{
    /// <summary>An audit entry and an event, in the transaction of the change itself.</summary>
    public static void Record(this SocialImagesDbContext context, CurrentUser caller, string action, Post post, DateTimeOffset now)
    {
        context.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            UserId = caller.UserId,
            Action = action,
            SubjectType = nameof(Post),
            SubjectId = post.Id,
            CreatedAt = now,
        });
        context.Announce(EventKind.PostChanged, post.WorkspaceId, post.Id, now);
    }

    /// <summary>The publisher overtook this edit: the caller hears the state that won.</summary>
    /// <exception cref="PostNotEditableException">Somebody else changed the post in between.</exception>
    internal static async Task SaveChangesOrConflictAsync(this SocialImagesDbContext context, Post post, CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            var status = await context.Posts.AsNoTracking()
                .Where(row => row.Id == post.Id).Select(row => row.Status).SingleAsync(cancellationToken);
            throw new PostNotEditableException(status);
        }
    }
}
