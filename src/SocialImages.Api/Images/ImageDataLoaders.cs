using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images;
using SocialImages.Domain.Posts;

namespace SocialImages.Api.Images;

public static class ImageDataLoaders
{
    [DataLoader]
    public static Task<Dictionary<Guid, Image>> GetImageByIdAsync(
        IReadOnlyList<Guid> ids, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
        => context.Images.AsNoTracking().InWorkspace(user.Caller())
            .Where(image => ids.Contains(image.Id))
            .ToDictionaryAsync(image => image.Id, cancellationToken);

    /// <summary>Only of pictures that were loaded within the caller's workspace before.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, ImageRendition[]>> GetRenditionsByImageIdAsync(
        IReadOnlyList<Guid> imageIds, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var renditions = await context.ImageRenditions.AsNoTracking()
            .Where(rendition => imageIds.Contains(rendition.ImageId))
            .ToListAsync(cancellationToken);
        return renditions.GroupBy(rendition => rendition.ImageId).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The same.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, ImageVariant[]>> GetVariantsByImageIdAsync(
        IReadOnlyList<Guid> imageIds, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var variants = await context.ImageVariants.AsNoTracking()
            .Where(variant => imageIds.Contains(variant.ImageId))
            .ToListAsync(cancellationToken);
        return variants.GroupBy(variant => variant.ImageId).ToDictionary(group => group.Key, group => group.ToArray());
    }

    [DataLoader]
    public static async Task<Dictionary<Guid, Post[]>> GetPostsByImageIdAsync(
        IReadOnlyList<Guid> imageIds, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var caller = user.Caller();
        var uses = await (
            from use in context.PostImages.AsNoTracking()
            where imageIds.Contains(use.ImageId)
            join post in context.Posts on use.PostId equals post.Id
            where post.WorkspaceId == caller.WorkspaceId && post.DeletedAt == null
            select new { use.ImageId, Post = post }).ToListAsync(cancellationToken);
        return uses.GroupBy(use => use.ImageId).ToDictionary(group => group.Key, group => group.Select(use => use.Post).ToArray());
    }
}
