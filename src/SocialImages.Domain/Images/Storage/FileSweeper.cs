using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images.Uploads;

namespace SocialImages.Domain.Images.Storage;

/// <summary>
/// Deletes stored bytes that no row names: what a crash left between bytes and rows, what was purged, old previews, and
/// uploads that nobody completed. A file's line in the book stays locked while its bytes go, so that nobody can count on
/// them meanwhile.
/// </summary>
public sealed partial class FileSweeper(
    IDbContextFactory<SocialImagesDbContext> contexts, IImageStore store, IUploadStage stage,
    IOptions<FileSweepOptions> options, TimeProvider time, ILogger<FileSweeper> logger)
{
    private const int BatchSize = 100;

    /// <summary>How many files were deleted. What the store refuses now is left for the next time.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await ForgetPreviewsAsync(cancellationToken);
        try
        {
            (store as LocalImageStore)?.DeletePartsBefore(time.GetUtcNow() - options.Value.MinimumAge);
            await DeleteUploadsAsync(cancellationToken);
            var deleted = 0;
            int batch;
            do deleted += batch = await DeleteBatchAsync(cancellationToken);
            while (batch == BatchSize);
            return deleted;
        }
        catch (ImageStoreException later)
        {
            LogInterrupted(logger, later);
            return 0;
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

    private async Task DeleteUploadsAsync(CancellationToken cancellationToken)
    {
        var expired = time.GetUtcNow() - options.Value.MinimumAge;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var uploads = await context.StagedUploads.AsNoTracking().Where(row => row.ExpiresAt < expired)
            .OrderBy(row => row.ExpiresAt).Select(row => row.Id).Take(1000).ToListAsync(cancellationToken);
        foreach (var upload in uploads) await stage.DeleteAsync(upload, cancellationToken);
        await context.StagedUploads.Where(row => uploads.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Of these files those that no row names any more, unless one was written again since <paramref name="before"/>.</summary>
    /// <exception cref="ImageStoreException">The store does not answer; the sweep takes what is left.</exception>
    public async Task DeleteUnusedAsync(Guid workspaceId, IReadOnlyCollection<ContentHash> files, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var hashes = files.Select(file => file.Hex).ToArray();
        await DeleteAsync(context => UnusedAsync(context, before, workspaceId, hashes, cancellationToken), cancellationToken);
    }

    private Task<int> DeleteBatchAsync(CancellationToken cancellationToken)
        => DeleteAsync(context => UnusedAsync(context, time.GetUtcNow() - options.Value.MinimumAge, null, null, cancellationToken), cancellationToken);

    private async Task<int> DeleteAsync(Func<SocialImagesDbContext, Task<List<StoredFile>>> find, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var found = await find(context);
        // Looked at again now that they are locked: rows that name one may have been committed since the first look began.
        var unused = found.Count == 0 ? found : [.. (await find(context)).Intersect(found)];
        foreach (var file in unused)
        {
            await store.DeleteAsync(file.Key, cancellationToken);
            await context.Database.ExecuteSqlAsync(
                $"delete from stored_files where workspace_id = {file.WorkspaceId} and content_hash = {file.ContentHash}", cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        if (unused.Count > 0) LogDeleted(logger, unused.Count);
        return unused.Count;
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sweeping stored files was interrupted; it goes on next time")]
    private static partial void LogInterrupted(ILogger logger, Exception exception);
}

/// <summary>A line of the book of stored files.</summary>
public sealed record StoredFile(Guid WorkspaceId, string ContentHash, long ByteSize)
{
    public StorageKey Key => new(WorkspaceId, new ContentHash(ContentHash));
}
