using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Paging;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Notices;

namespace SocialImages.Api.Notices;

[QueryType]
public static partial class NoticeQueries
{
    private const int DefaultPageSize = 20;
    private static readonly Keyset<Notice, DateTimeOffset> Newest = Keyset.ByTime<Notice>(notice => notice.CreatedAt, notice => notice.Id);

    /// <summary>What people should know about their posts and accounts, newest first.</summary>
    /// <param name="includeDismissed">Also those that were put away, or whose trouble is over.</param>
    [Authorize(Policy = Policies.Viewer)]
    [UsePaging(MaxPageSize = 50, DefaultPageSize = DefaultPageSize, IncludeTotalCount = true)]
    public static Task<Connection<Notice>> GetNoticesAsync(
        PagingArguments paging, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken, bool includeDismissed = false)
    {
        var caller = user.Caller();
        var rows = context.Notices.AsNoTracking()
            .Where(notice => notice.WorkspaceId == caller.WorkspaceId && (includeDismissed || notice.DismissedAt == null));
        return Newest.PageAsync(rows, paging, DefaultPageSize, rows.CountAsync, cancellationToken);
    }

    [NodeResolver]
    [Authorize(Policy = Policies.Viewer)]
    public static Task<Notice?> GetNoticeByIdAsync(Guid id, INoticeByIdDataLoader notices, CancellationToken cancellationToken)
        => notices.LoadAsync(id, cancellationToken);
}
