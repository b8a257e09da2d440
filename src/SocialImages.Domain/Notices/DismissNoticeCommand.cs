using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Notices;

/// <summary>Puts a notice away, for everybody. Safe to repeat.</summary>
public sealed class DismissNoticeCommand(SocialImagesDbContext context, TimeProvider time)
{
    public async Task<Notice> ExecuteAsync(CurrentUser caller, Guid noticeId, CancellationToken cancellationToken)
    {
        var mine = context.Notices.AsNoTracking().Where(notice => notice.Id == noticeId && notice.WorkspaceId == caller.WorkspaceId);
        DateTimeOffset? now = time.GetUtcNow();
        await mine.Where(notice => notice.DismissedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(notice => notice.DismissedAt, now), cancellationToken);
        return await mine.SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("notice");
    }
}
