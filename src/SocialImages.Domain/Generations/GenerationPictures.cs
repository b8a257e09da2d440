using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images;

namespace SocialImages.Domain.Generations;

/// <summary>A picture in its place among those of a generation.</summary>
/// <remarks>Set by initializers, which a query can look through; a constructor it cannot.</remarks>
public sealed class GenerationPicture
{
    public required Guid GenerationId { get; init; }
    public required int Index { get; init; }
    public required Image Image { get; init; }
}

public static class GenerationPictures
{
    /// <summary>What generations delivered: made for them, and given from the prompt cache. Deleted ones too.</summary>
    public static IQueryable<GenerationPicture> PicturesOf(this SocialImagesDbContext context, IReadOnlyList<Guid> generationIds)
        => (from image in context.Images.AsNoTracking()
            where image.GenerationId != null && generationIds.Contains(image.GenerationId.Value)
            select new { GenerationId = image.GenerationId!.Value, Index = image.GenerationIndex!.Value, ImageId = image.Id })
            .Concat(
                from reuse in context.GenerationReuses
                where generationIds.Contains(reuse.GenerationId)
                select new { reuse.GenerationId, Index = reuse.ImageIndex, reuse.ImageId })
            .Join(
                context.Images.AsNoTracking(),
                place => place.ImageId,
                image => image.Id,
                (place, image) => new GenerationPicture { GenerationId = place.GenerationId, Index = place.Index, Image = image });
}
