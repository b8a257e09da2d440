using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images.Uploads;

namespace SocialImages.Domain.Images.Storage;

/// <summary>
/// Deletes stored bytes that no row names: what a crash left between bytes and rows, what was purged, old previews,
/// versions that nobody asked for in a long time, and uploads that nobody completed. A file's line in the book stays locked while its bytes go, so that nobody can count on
/// them meanwhile.
/// </summary>
public sealed partial class FileSweeper(
    IDbContextFactory<SocialImagesDbContext> contexts, IImageStore store, IUploadStage stage,
    IOptions<FileSweepOptions> options, TimeProvider time, ILogger<FileSweeper> logger)
{
    private const int BatchSize = 100;

    // Each may take the whole time that a store has for an answer, and all of a batch wait for it.
    private const int MostRefusals = 3;

    /// <summary>How many files were deleted. What the store refuses is told to the log, and left for another time.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await ForgetPreviewsAsync(cancellationToken);
        await ForgetVariantsAsync(cancellationToken);
        (store as LocalImageStore)?.DeletePartsBefore(time.GetUtcNow() - options.Value.PartAge);
        await SweepUploadsAsync(cancellationToken);
        var (deleted, goOn) = (0, true);
        while (goOn)
        {
            (var batch, goOn) = await DeleteBatchAsync(cancellationToken);
            deleted += batch;
        }

        return deleted;
    }

    /// <summary>Forgets the uploads that have ended, with what is left of their bytes.</summary>
    public async Task SweepUploadsAsync(CancellationToken cancellationToken)
    {
        while (await DeleteUploadsAsync(cancellationToken))
        {
        }
    }

    private async Task ForgetPreviewsAsync(CancellationToken cancellationToken)
    {
        var ended = time.GetUtcNow() - options.Value.PreviewAge;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"""
            update generation_events set preview_hash = null from generations
            where generations.id = generation_id and preview_hash is not null and generations.finished_at < {ended}
            """,
            cancellationToken);
    }

    // Made again when somebody asks: whoever has just been given one has said so in its row.
    private async Task ForgetVariantsAsync(CancellationToken cancellationToken)
    {
        var unused = time.GetUtcNow() - options.Value.VariantAge;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.ImageVariants.Where(row => row.UsedAt < unused).ExecuteDeleteAsync(cancellationToken);
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> DeleteUploadsAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ended = now - options.Value.UploadGrace;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var uploads = await context.StagedUploads.AsNoTracking().Where(row => row.ExpiresAt < ended)
            .OrderBy(row => row.ExpiresAt).Select(row => row.Id).Take(BatchSize).ToListAsync(cancellationToken);
        var (gone, refused) = (new List<Guid>(), new List<Guid>());
        foreach (var upload in uploads.TakeWhile(_ => refused.Count < MostRefusals))
            (await TryDeleteAsync($"upload {upload}", () => stage.DeleteAsync(upload, cancellationToken)) ? gone : refused).Add(upload);
        await context.StagedUploads.Where(row => gone.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        // To the end of the line: what is refused for ever must not stand before the others for ever.
        await context.StagedUploads.Where(row => refused.Contains(row.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(staged => staged.ExpiresAt, now), cancellationToken);
        return uploads.Count == BatchSize && refused.Count < MostRefusals;
    }

    /// <summary>Of these files those that no row names any more, unless one was written again since <paramref name="before"/>.</summary>
    /// <remarks>What the store refuses is left for the sweep.</remarks>
    public async Task DeleteUnusedAsync(Guid workspaceId, IReadOnlyCollection<ContentHash> files, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var hashes = files.Select(file => file.Hex).ToArray();
        await DeleteAsync(context => UnusedAsync(context, before, workspaceId, hashes, cancellationToken), cancellationToken);
    }

    private Task<(int Deleted, bool GoOn)> DeleteBatchAsync(CancellationToken cancellationToken)
        => DeleteAsync(context => UnusedAsync(context, time.GetUtcNow() - options.Value.MinimumAge, null, null, cancellationToken), cancellationToken);

    private async Task<(int Deleted, bool GoOn)> DeleteAsync(
        Func<SocialImagesDbContext, Task<List<StoredFile>>> find, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var found = await find(context);
        // Looked at again now that they are locked: rows that name one may have been committed since the first look began.
        var unused = found.Count == 0 ? found : [.. (await find(context)).Intersect(found)];
        var (deleted, refused) = (0, 0);
        foreach (var file in unused.TakeWhile(_ => refused < MostRefusals))
        {
            if (await DeleteAsync(context, file, cancellationToken)) deleted++;
            else refused++;
        }

        await transaction.CommitAsync(cancellationToken);
        if (deleted > 0) LogDeleted(logger, deleted);
        return (deleted, unused.Count == BatchSize && refused < MostRefusals);
    }

    private async Task<bool> DeleteAsync(SocialImagesDbContext context, StoredFile file, CancellationToken cancellationToken)
    {
        var isGone = await TryDeleteAsync(file.Key.ToString(), () => store.DeleteAsync(file.Key, cancellationToken));
        await context.Database.ExecuteSqlAsync(
            isGone
                ? $"delete from stored_files where workspace_id = {file.WorkspaceId} and content_hash = {file.ContentHash}"
                : (FormattableString)$"update stored_files set touched_at = {time.GetUtcNow()} where workspace_id = {file.WorkspaceId} and content_hash = {file.ContentHash}",
            cancellationToken);
        return isGone;
    }

    private async Task<bool> TryDeleteAsync(string what, Func<Task> delete)
    {
        try
        {
            await delete();
            return true;
        }
        catch (ImageStoreException refusal)
        {
            LogRefused(logger, refusal, what);
            return false;
        }
    }

    // Whoever keeps bytes writes them through StoredFiles, and names the rows that need them here.
    private static Task<List<StoredFile>> UnusedAsync(
        SocialImagesDbContext context, DateTimeOffset before, Guid? workspaceId, string[]? hashes, CancellationToken cancellationToken)
        => context.Database.SqlQuery<StoredFile>(
            $"""
            select workspace_id as "WorkspaceId", content_hash as "ContentHash", byte_size as "ByteSize" from stored_files as file
            where touched_at < {before}
                and ({workspaceId}::uuid is null or (workspace_id = {workspaceId} and content_hash = any({hashes}::text[])))
                and not exists (select from images where images.workspace_id = file.workspace_id and images.content_hash = file.content_hash)
                and not exists (
                    select from image_renditions as made join images on images.id = made.image_id
                    where made.content_hash = file.content_hash and images.workspace_id = file.workspace_id)
                and not exists (
                    select from image_variants as made join images on images.id = made.image_id
                    where made.content_hash = file.content_hash and images.workspace_id = file.workspace_id)
                and not exists (
                    select from instagram_jpegs as jpeg where jpeg.workspace_id = file.workspace_id and jpeg.content_hash = file.content_hash)
                and not exists (
                    select from generations where generations.workspace_id = file.workspace_id and generations.mask_hash = file.content_hash)
                and not exists (
                    select from generation_events as event join generations on generations.id = event.generation_id
                    where event.preview_hash = file.content_hash and generations.workspace_id = file.workspace_id)
            order by touched_at limit {BatchSize} for update of file skip locked
            """).ToListAsync(cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Count} stored files that no row names")]
    private static partial void LogDeleted(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store did not delete {What}; it is asked again later")]
    private static partial void LogRefused(ILogger logger, Exception exception, string what);
}

/// <summary>A line of the book of stored files.</summary>
public sealed record StoredFile(Guid WorkspaceId, string ContentHash, long ByteSize)
{
    public StorageKey Key => new(WorkspaceId, new ContentHash(ContentHash));
}
