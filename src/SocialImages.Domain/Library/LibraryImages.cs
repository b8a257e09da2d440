using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Audit;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.Posts;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Library;

/// <summary>The pictures a change of the library is about, and what is written beside such a change.</summary>
public sealed class LibraryImages(SocialImagesDbContext context)
{
    /// <summary>Pictures one request may change.</summary>
    public const int MaxImages = 200;

    /// <summary>All of them or none, locked against other changes, in the order asked for.</summary>
    /// <exception cref="NotFoundException">One is missing, another workspace's, or on the other side of the trash.</exception>
    public async Task<IReadOnlyList<Image>> LockAsync(
        CurrentUser caller, IReadOnlyList<Guid> imageIds, bool inTrash, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. imageIds.Distinct()];
        if (ids.Length is 0 or > MaxImages) throw new ValidationException("imageIds", $"Name 1 to {MaxImages} pictures.");
        var found = await context.Images
            .FromSql($"select * from images where workspace_id = {caller.WorkspaceId} and id = any({ids}) order by id for update")
            .ToDictionaryAsync(image => image.Id, cancellationToken);
        return [.. ids.Select(id => found.TryGetValue(id, out var image) && image.DeletedAt is not null == inTrash
            ? image
            : throw new NotFoundException("image"))];
    }

    /// <exception cref="ImageInUseException">A post that is not out yet uses one of them; with <paramref name="orPublished"/>, any post.</exception>
    public async Task ThrowIfUsedAsync(IReadOnlyList<Image> images, bool orPublished, CancellationToken cancellationToken)
    {
        var ids = images.Select(image => image.Id).ToArray();
        var posts = await context.Posts.AsNoTracking()
            .Where(post => post.DeletedAt == null && (orPublished || post.Status != PostStatus.Published))
            .Where(post => post.Images.Any(use => ids.Contains(use.ImageId)))
            .OrderBy(post => post.CreatedAt)
            .ToListAsync(cancellationToken);
        if (posts.Count > 0) throw new ImageInUseException(posts);
    }

    /// <summary>An audit entry and an event for each picture, in the transaction of the change itself.</summary>
    public void Record(CurrentUser caller, string action, IEnumerable<Guid> imageIds, DateTimeOffset now)
    {
        foreach (var imageId in imageIds)
        {
            context.AuditEntries.Add(new AuditEntry
            {
                Id = Guid.CreateVersion7(now),
                WorkspaceId = caller.WorkspaceId,
                UserId = caller.UserId,
                Action = action,
                SubjectType = nameof(Image),
                SubjectId = imageId,
                CreatedAt = now,
            });
            context.Announce(EventKind.LibraryChanged, caller.WorkspaceId, imageId, now);
        }
    }
}
