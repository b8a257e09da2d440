using SocialImages.Domain.Data;
using SocialImages.Domain.Images;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Library;

/// <summary>Puts pictures into the trash, from where they can come back.</summary>
public sealed class DeleteImagesCommand(SocialImagesDbContext context, LibraryImages library, TimeProvider time)
{
    /// <exception cref="ImageInUseException">A post that is not out yet uses one of them; none is deleted.</exception>
    public async Task<IReadOnlyList<Image>> ExecuteAsync(CurrentUser caller, IReadOnlyList<Guid> imageIds, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var images = await library.LockAsync(caller, imageIds, inTrash: false, cancellationToken);
        await library.ThrowIfUsedAsync(images, orPublished: false, cancellationToken);
        foreach (var image in images) image.DeletedAt = now;
        library.Record(caller, "deleteImages", images.Select(image => image.Id), now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return images;
    }
}
