using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Library;

namespace SocialImages.Api.Library;

public static class LibraryDataLoaders
{
    [DataLoader]
    public static Task<Dictionary<Guid, Collection>> GetCollectionByIdAsync(
        IReadOnlyList<Guid> ids, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
        => context.Collections.AsNoTracking().InWorkspace(user.Caller())
            .Where(collection => ids.Contains(collection.Id))
            .ToDictionaryAsync(collection => collection.Id, cancellationToken);

    /// <summary>Only of collections that were loaded within the caller's workspace before. Pictures in the trash do not count.</summary>
    [DataLoader]
    public static Task<Dictionary<Guid, int>> GetImageCountByCollectionIdAsync(
        IReadOnlyList<Guid> collectionIds, SocialImagesDbContext context, CancellationToken cancellationToken)
        => context.CollectionImages.AsNoTracking()
            .Where(place => collectionIds.Contains(place.CollectionId) && context.Images.Any(image => image.Id == place.ImageId && image.DeletedAt == null))
            .GroupBy(place => place.CollectionId)
            .ToDictionaryAsync(group => group.Key, group => group.Count(), cancellationToken);
}
