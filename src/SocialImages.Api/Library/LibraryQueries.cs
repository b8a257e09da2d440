using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Library;

namespace SocialImages.Api.Library;

/// <summary>A tag and how many pictures have it.</summary>
[ObjectType]
public sealed record ImageTagCount(string Tag, int Count);

[QueryType]
public static partial class LibraryQueries
{
    private const int MaxTags = 200;
    private const int MaxCollections = 500;

    /// <summary>The workspace's tags, the commonest first.</summary>
    /// <param name="first">At most 200.</param>
    /// <param name="startsWith">Only tags that begin so.</param>
    [Authorize(Policy = Policies.Viewer)]
    public static async Task<IReadOnlyList<ImageTagCount>> GetImageTagsAsync(
        string? startsWith, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken, int first = 50)
    {
        var caller = user.Caller();
        var tags = context.ImageTags.AsNoTracking().Where(row => row.WorkspaceId == caller.WorkspaceId);
        if (startsWith is not null)
        {
            var start = startsWith.ToLowerInvariant();
            tags = tags.Where(row => row.Tag.StartsWith(start));
        }

        var counts = await tags
            .GroupBy(row => row.Tag)
            .Select(group => new { Tag = group.Key, Count = group.Count() })
            .OrderByDescending(row => row.Count).ThenBy(row => row.Tag)
            .Take(Math.Clamp(first, 1, MaxTags))
            .ToListAsync(cancellationToken);
        return [.. counts.Select(row => new ImageTagCount(row.Tag, row.Count))];
    }

    /// <summary>The workspace's collections, by name.</summary>
    [Authorize(Policy = Policies.Viewer)]
    public static async Task<IReadOnlyList<Collection>> GetCollectionsAsync(
        ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
        => await context.Collections.AsNoTracking().InWorkspace(user.Caller())
            .OrderBy(collection => collection.Name)
            .Take(MaxCollections)
            .ToListAsync(cancellationToken);

    [NodeResolver]
    [Authorize(Policy = Policies.Viewer)]
    public static Task<Collection?> GetCollectionByIdAsync(Guid id, ICollectionByIdDataLoader collections, CancellationToken cancellationToken)
        => collections.LoadAsync(id, cancellationToken);
}
