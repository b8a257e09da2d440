using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Paging;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Audit;
using SocialImages.Domain.Data;

namespace SocialImages.Api.Audit;

[QueryType]
public static partial class AuditQueries
{
    private const int DefaultPageSize = 20;
    private static readonly Keyset<AuditEntry, DateTimeOffset> Newest = Keyset.ByTime<AuditEntry>(entry => entry.CreatedAt, entry => entry.Id);

    /// <summary>Who did what in the workspace, newest first.</summary>
    [Authorize(Policy = Policies.Admin)]
    [UsePaging(MaxPageSize = 50, DefaultPageSize = DefaultPageSize)]
    public static Task<Connection<AuditEntry>> GetAuditLogAsync(
        PagingArguments paging, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var caller = user.Caller();
        var rows = context.AuditEntries.AsNoTracking().Where(entry => entry.WorkspaceId == caller.WorkspaceId);
        return Newest.PageAsync(rows, paging, DefaultPageSize, rows.CountAsync, cancellationToken);
    }
}
