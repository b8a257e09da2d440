using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.InstagramAccounts;

namespace SocialImages.Api.InstagramAccounts;

[QueryType]
public static partial class InstagramAccountQueries
{
    /// <summary>The workspace's accounts, by name.</summary>
    [Authorize(Policy = Policies.Viewer)]
    public static async Task<IReadOnlyList<InstagramAccount>> GetInstagramAccountsAsync(
        ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var caller = user.Caller();
        return await context.InstagramAccounts.AsNoTracking()
            .Where(account => account.WorkspaceId == caller.WorkspaceId)
            .OrderBy(account => account.Username)
            .ToListAsync(cancellationToken);
    }

    [NodeResolver]
    [Authorize(Policy = Policies.Viewer)]
    public static Task<InstagramAccount?> GetInstagramAccountByIdAsync(
        Guid id, IInstagramAccountByIdDataLoader accounts, CancellationToken cancellationToken)
        => accounts.LoadAsync(id, cancellationToken);
}

public static class InstagramAccountDataLoaders
{
    [DataLoader]
    public static Task<Dictionary<Guid, InstagramAccount>> GetInstagramAccountByIdAsync(
        IReadOnlyList<Guid> ids, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var caller = user.Caller();
        return context.InstagramAccounts.AsNoTracking()
            .Where(account => account.WorkspaceId == caller.WorkspaceId && ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, cancellationToken);
    }
}
