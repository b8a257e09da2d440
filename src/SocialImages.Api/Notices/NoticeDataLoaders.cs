using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Notices;

namespace SocialImages.Api.Notices;

public static class NoticeDataLoaders
{
    [DataLoader]
    public static Task<Dictionary<Guid, Notice>> GetNoticeByIdAsync(
        IReadOnlyList<Guid> ids, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var caller = user.Caller();
        return context.Notices.AsNoTracking()
            .Where(notice => notice.WorkspaceId == caller.WorkspaceId && ids.Contains(notice.Id))
            .ToDictionaryAsync(notice => notice.Id, cancellationToken);
    }
}
