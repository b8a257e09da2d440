using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Library;

/// <summary>Puts pictures into a collection. Doing it twice is doing it once.</summary>
public sealed class AddToCollectionCommand(SocialImagesDbContext context, LibraryImages library, TimeProvider time)
{
    public async Task<Collection> ExecuteAsync(CurrentUser caller, Guid collectionId, IReadOnlyList<Guid> imageIds, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var collection = await context.CollectionAsync(caller, collectionId, cancellationToken);
        var images = await library.LockAsync(caller, imageIds, inTrash: false, cancellationToken);
        var ids = images.Select(image => image.Id).ToArray();
        var now = time.GetUtcNow();
        await context.Database.ExecuteSqlAsync(
            $"insert into collection_images (collection_id, image_id, added_at) select {collection.Id}, id, {now} from unnest({ids}) as id on conflict do nothing",
            cancellationToken);
        library.Record(caller, "addToCollection", ids, now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return collection;
    }
}
