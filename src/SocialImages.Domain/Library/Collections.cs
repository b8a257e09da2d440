using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Library;

/// <summary>Finds the caller's collections.</summary>
public static class Collections
{
    public static IQueryable<Collection> InWorkspace(this IQueryable<Collection> collections, CurrentUser caller)
        => collections.Where(collection => collection.WorkspaceId == caller.WorkspaceId);

    /// <exception cref="NotFoundException">Missing, or another workspace's.</exception>
    internal static async Task<Collection> CollectionAsync(
        this SocialImagesDbContext context, CurrentUser caller, Guid id, CancellationToken cancellationToken)
        => await context.Collections.InWorkspace(caller).SingleOrDefaultAsync(collection => collection.Id == id, cancellationToken)
            ?? throw new NotFoundException("collection");
}
