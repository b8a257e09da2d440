using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

public static class WorkspaceDataLoaders
{
    /// <summary>Members of the caller's workspace only.</summary>
    [DataLoader]
    public static Task<Dictionary<Guid, User>> GetUserByIdAsync(
        IReadOnlyList<Guid> ids, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var caller = user.Caller();
        return context.Users.AsNoTracking()
            .Where(row => ids.Contains(row.Id) && context.Memberships.Any(member => member.UserId == row.Id && member.WorkspaceId == caller.WorkspaceId))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
    }
}
