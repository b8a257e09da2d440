using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Credits;
using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

[ObjectType<Viewer>]
public static partial class ViewerType
{
    public static async Task<User> GetUserAsync([Parent] Viewer viewer, IUserByIdDataLoader users, CancellationToken cancellationToken)
        => (await users.LoadAsync(viewer.Caller.UserId, cancellationToken))!;

    public static Task<Workspace> GetWorkspaceAsync([Parent] Viewer viewer, SocialImagesDbContext context, CancellationToken cancellationToken)
        => context.Workspaces.AsNoTracking().SingleAsync(workspace => workspace.Id == viewer.Caller.WorkspaceId, cancellationToken);

    public static async Task<CreditBalance> GetCreditsAsync([Parent] Viewer viewer, SocialImagesDbContext context, CancellationToken cancellationToken)
        => CreditBalance.From(await context.CreditAccounts.AsNoTracking().FirstOrDefaultAsync(
            account => account.WorkspaceId == viewer.Caller.WorkspaceId && account.UserId == viewer.Caller.UserId, cancellationToken));
}
