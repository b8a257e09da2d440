using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Library;

/// <summary>What is in both is added.</summary>
public sealed record TagImages(IReadOnlyList<Guid> ImageIds, IReadOnlyList<string>? Add, IReadOnlyList<string>? Remove);

public sealed class TagImagesCommand(SocialImagesDbContext context, LibraryImages library, TimeProvider time)
{
    public async Task<IReadOnlyList<Image>> ExecuteAsync(CurrentUser caller, TagImages input, CancellationToken cancellationToken)
    {
        var add = TagNames.From("add", input.Add);
        var remove = TagNames.From("remove", input.Remove);
        if (add.Length + remove.Length == 0) throw new ValidationException("add", "Name a tag to add or to remove.");

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var images = await library.LockAsync(caller, input.ImageIds, inTrash: false, cancellationToken);
        foreach (var image in images) image.Tags = TagNames.From("add", [.. image.Tags.Except(remove).Union(add)]);
        library.Record(caller, "tagImages", images.Select(image => image.Id), time.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return images;
    }
}
