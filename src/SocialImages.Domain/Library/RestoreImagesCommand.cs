using SocialImages.Domain.Data;
using SocialImages.Domain.Images;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Library;

/// <summary>Takes pictures back out of the trash.</summary>
public sealed class RestoreImagesCommand(SocialImagesDbContext context, LibraryImages library, TimeProvider time)
{
    public async Task<IReadOnlyList<Image>> ExecuteAsync(CurrentUser caller, IReadOnlyList<Guid> imageIds, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var images = await library.LockAsync(caller, imageIds, inTrash: true, cancellationToken);
        foreach (var image in images) image.DeletedAt = null;
        library.Record(caller, "restoreImages", images.Select(image => image.Id), time.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return images;
    }
}
