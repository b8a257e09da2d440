using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Library;

/// <summary>Takes pictures out of a collection; they stay in the library. Doing it twice is doing it once.</summary>
public sealed class RemoveFromCollectionCommand(SocialImagesDbContext context, LibraryImages library, TimeProvider time)
{
    public async Task<Collection> ExecuteAsync(CurrentUser caller, Guid collectionId, IReadOnlyList<Guid> imageIds, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var collection = await context.CollectionAsync(caller, collectionId, cancellationToken);
        var places = await context.CollectionImages
            .Where(place => place.CollectionId == collection.Id && imageIds.Contains(place.ImageId)).ToListAsync(cancellationToken);
        context.RemoveRange(places);
        library.Record(caller, "removeFromCollection", places.Select(place => place.ImageId), time.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return collection;
    }
}
