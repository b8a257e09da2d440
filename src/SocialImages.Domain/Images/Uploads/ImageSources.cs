using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>Which picture some incoming bytes became.</summary>
internal static class ImageSources
{
    /// <summary>The picture of these bytes, deleted or not: what it was made of, or its own FULL rendition come back.</summary>
    public static async Task<Guid?> FindBySourceAsync(
        this SocialImagesDbContext context, Guid workspaceId, ContentHash source, CancellationToken cancellationToken)
    {
        var found = await context.Database.SqlQuery<Guid>(
            $"""
            select image_id as "Value" from image_sources where workspace_id = {workspaceId} and source_hash = {source.Hex}
            union all
            (select id from images where workspace_id = {workspaceId} and content_hash = {source.Hex} order by id limit 1)
            limit 1
            """).ToListAsync(cancellationToken);
        return found is [var id] ? id : null;
    }

    /// <summary>Claims the bytes for a new picture; false when they have one. Waits for a transaction that is claiming them too.</summary>
    public static async Task<bool> TryClaimSourceAsync(
        this SocialImagesDbContext context, Guid workspaceId, ContentHash source, Guid imageId, CancellationToken cancellationToken)
        => await context.Database.ExecuteSqlAsync(
            $"""
            insert into image_sources (workspace_id, source_hash, image_id) values ({workspaceId}, {source.Hex}, {imageId})
            on conflict do nothing
            """,
            cancellationToken) == 1;
}
