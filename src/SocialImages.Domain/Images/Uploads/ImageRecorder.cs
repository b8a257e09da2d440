using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Audit;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images.Tagging;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>Writes the rows of taken files, inside the caller's transaction.</summary>
public sealed class ImageRecorder(SocialImagesDbContext context, IOptions<ImageTaggingOptions> tagging, TimeProvider time)
{
    /// <summary>The pictures in the order of the files; the same bytes are the same picture, taken out of the bin if it was there.</summary>
    public async Task<IReadOnlyList<Image>> RecordAsync(
        CurrentUser caller, string action, ImageSource source, IReadOnlyList<TakenFile> files, CancellationToken cancellationToken)
    {
        var images = new Dictionary<ContentHash, Image>();
        // Always in the same order, so that two uploads of the same files wait for each other instead of deadlocking.
        foreach (var file in files.DistinctBy(file => file.Source).OrderBy(file => file.Source.Hex, StringComparer.Ordinal))
            images[file.Source] = await RecordAsync(caller, action, source, file, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return [.. files.Select(file => images[file.Source])];
    }

    private async Task<Image> RecordAsync(CurrentUser caller, string action, ImageSource source, TakenFile file, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await KnownAsync(caller, file, cancellationToken) is { } known)
        {
            if (known.DeletedAt is not null)
            {
                known.DeletedAt = null;
                Tell(caller, "restoreImages", known, now);
            }

            return known;
        }

        var image = NewImage(caller, source, file.Prepared ?? throw new StorageUnavailableException("The picture was deleted meanwhile. Send it again."), file, now);
        if (!await context.TryClaimSourceAsync(caller.WorkspaceId, file.Source, image.Id, cancellationToken))
            return await RecordAsync(caller, action, source, file, cancellationToken);
        await HoldFilesAsync(caller.WorkspaceId, file.Prepared, now, cancellationToken);
        context.Images.Add(image);
        context.ImageRenditions.AddRange(file.Prepared.RenditionRows(image.Id));
        if (tagging.Value.Model is not null) context.TagRequests.Add(new TagRequest { ImageId = image.Id, DueAt = now });
        Tell(caller, action, image, now);
        return image;
    }

    private async Task<Image?> KnownAsync(CurrentUser caller, TakenFile file, CancellationToken cancellationToken)
        => await context.FindBySourceAsync(caller.WorkspaceId, file.Source, cancellationToken) is { } id
            ? await context.Images.SingleOrDefaultAsync(row => row.Id == id && row.WorkspaceId == caller.WorkspaceId, cancellationToken)
            : null;

    /// <summary>Until the rows that name them are committed: pixels may be shared with a picture that is purged in this very moment.</summary>
    private async Task HoldFilesAsync(Guid workspaceId, PreparedImage prepared, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string[] hashes = [.. prepared.Files.Select(file => file.Hash.Hex).Distinct()];
        var held = await context.Database.ExecuteSqlAsync(
            $"update stored_files set touched_at = greatest(touched_at, {now}) where workspace_id = {workspaceId} and content_hash = any({hashes})", cancellationToken);
        if (held < hashes.Length) throw new StorageUnavailableException("The picture was deleted meanwhile. Send it again.");
    }

    private void Tell(CurrentUser caller, string action, Image image, DateTimeOffset now)
    {
        context.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            UserId = caller.UserId,
            Action = action,
            SubjectType = nameof(Image),
            SubjectId = image.Id,
            CreatedAt = now,
        });
        context.Announce(EventKind.LibraryChanged, caller.WorkspaceId, image.Id, now);
    }

    private static Image NewImage(CurrentUser caller, ImageSource source, PreparedImage prepared, TakenFile file, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = caller.WorkspaceId,
        CreatedById = caller.UserId,
        Source = source,
        Width = prepared.Full.Image.Size.Width,
        Height = prepared.Full.Image.Size.Height,
        ByteSize = prepared.Full.Image.Bytes.Length,
        MimeType = prepared.Full.Image.MimeType,
        Title = file.Upload.Words.Title,
        AltText = file.Upload.Words.AltText,
        Tags = file.Upload.Words.Tags,
        Placeholder = prepared.Fingerprint.BlurHash,
        ContentHash = prepared.Full.Hash,
        PerceptualHash = unchecked((long)prepared.Fingerprint.PerceptualHash.Value),
        Colors = prepared.Colors,
        Sharpness = prepared.Fingerprint.Sharpness,
        Crops = prepared.Crops,
        CreatedAt = now,
    };
}
