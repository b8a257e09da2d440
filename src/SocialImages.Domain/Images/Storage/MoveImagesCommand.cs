using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Images.Storage;

/// <summary>From which store to which; `Since` leaves out what was written before. All of it can be repeated.</summary>
public sealed record MoveImages(string From, string To, DateTimeOffset? Since, bool DeleteFromSource);

/// <param name="Moved">Files copied and read back whole.</param>
/// <param name="Bytes">Of those.</param>
/// <param name="Missing">Files that the source does not have, or has damaged.</param>
public sealed record MovedImages(int Moved, long Bytes, IReadOnlyList<StorageKey> Missing);

/// <summary>Copies every stored file into another store, checks each there, and only then deletes it from the first if that is wanted.</summary>
public sealed class MoveImagesCommand(IServiceProvider stores, SocialImagesDbContext context)
{
    private const int BatchSize = 500;

    /// <exception cref="ImageStoreException">A store does not answer. Start again: what is moved stays moved.</exception>
    public async Task<MovedImages> ExecuteAsync(MoveImages input, CancellationToken cancellationToken)
    {
        var source = stores.GetRequiredKeyedService<IImageStore>(input.From);
        var target = stores.GetRequiredKeyedService<IImageStore>(input.To);
        var (moved, bytes, missing) = (0, 0L, new List<StorageKey>());
        StoredFile? last = null;
        while (await NextAsync(input.Since, last, cancellationToken) is { Count: > 0 } files)
        {
            foreach (var file in files)
            {
                if (await CopyAsync(source, target, file.Key, cancellationToken) is not { } size)
                {
                    missing.Add(file.Key);
                    continue;
                }

                if (size == 0) continue;
                if (input.DeleteFromSource) await source.DeleteAsync(file.Key, cancellationToken);
                (moved, bytes) = (moved + 1, bytes + size);
            }

            last = files[^1];
        }

        return new MovedImages(moved, bytes, missing);
    }

    /// <returns>Its size; 0 when only the target has it, as it has what was written since the switch; null when neither has it whole.</returns>
    private static async Task<long?> CopyAsync(IImageStore source, IImageStore target, StorageKey key, CancellationToken cancellationToken)
    {
        if (await WholeAsync(source, key, cancellationToken) is not { } bytes)
            return await WholeAsync(target, key, cancellationToken) is null ? null : 0;
        await target.WriteAsync(key, bytes, cancellationToken);
        return await WholeAsync(target, key, cancellationToken) is not null
            ? bytes.Length
            : throw new ImageStoreException($"{key} does not come back from the new store as it was written.", new InvalidDataException());
    }

    private static async Task<ReadOnlyMemory<byte>?> WholeAsync(IImageStore store, StorageKey key, CancellationToken cancellationToken)
        => await store.ReadAsync(key, cancellationToken) is { } bytes && ContentHash.Of(bytes.Span) == key.Hash
            ? bytes
            : default(ReadOnlyMemory<byte>?);

    private Task<List<StoredFile>> NextAsync(DateTimeOffset? since, StoredFile? last, CancellationToken cancellationToken)
    {
        var (from, workspace, hash) = (since ?? DateTimeOffset.MinValue, last?.WorkspaceId ?? Guid.Empty, last?.ContentHash ?? "");
        return context.Database.SqlQuery<StoredFile>(
            $"""
            select workspace_id as "WorkspaceId", content_hash as "ContentHash", byte_size as "ByteSize" from stored_files
            where touched_at >= {from} and (workspace_id, content_hash) > ({workspace}, {hash})
            order by workspace_id, content_hash limit {BatchSize}
            """).ToListAsync(cancellationToken);
    }
}
