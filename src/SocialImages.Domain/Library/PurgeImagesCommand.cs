using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Library;

/// <summary>Removes pictures in the trash for good: the rows, and the bytes that no other row needs.</summary>
public sealed class PurgeImagesCommand(SocialImagesDbContext context, LibraryImages library, FileSweeper files, TimeProvider time)
{
    /// <exception cref="ImageInUseException">A post shows one of them; none is removed.</exception>
    /// <exception cref="ValidationException">One belongs to a generation that still runs; none is removed.</exception>
    public async Task<IReadOnlyList<Guid>> ExecuteAsync(CurrentUser caller, IReadOnlyList<Guid> imageIds, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var images = await library.LockAsync(caller, imageIds, inTrash: true, cancellationToken);
        await library.ThrowIfUsedAsync(images, orPublished: true, cancellationToken);
        await ThrowIfUnsettledAsync(images, cancellationToken);
        var ids = images.Select(image => image.Id).ToArray();
        await context.PostImages
            .Where(use => ids.Contains(use.ImageId) && context.Posts.Any(post => post.Id == use.PostId && post.DeletedAt != null))
            .ExecuteDeleteAsync(cancellationToken);
        var renditions = await context.ImageRenditions.Where(rendition => ids.Contains(rendition.ImageId)).ToListAsync(cancellationToken);
        context.RemoveRange(renditions);
        context.RemoveRange(images);
        library.Record(caller, "purgeImages", ids, time.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        HashSet<ContentHash> bytes = [.. images.Select(image => image.ContentHash), .. renditions.Select(rendition => rendition.ContentHash)];
        await files.DeleteUnusedAsync(caller.WorkspaceId, bytes, started, cancellationToken);
        return ids;
    }

    /// <summary>A generation is charged for the pictures it has when it ends: one that is gone by then would be free, or made again.</summary>
    private async Task ThrowIfUnsettledAsync(IReadOnlyList<Image> images, CancellationToken cancellationToken)
    {
        var ids = images.Select(image => image.GenerationId).OfType<Guid>().ToArray();
        if (await context.Generations.AnyAsync(generation => ids.Contains(generation.Id) && generation.FinishedAt == null, cancellationToken))
            throw new ValidationException("imageIds", "A picture's generation is still running; the picture can be removed for good when that has ended.");
    }
}
