using Npgsql;

namespace SocialImages.Domain.Images.Storage;

/// <summary>
/// The book of everything stored. A file is written down before its bytes are, so that bytes whose rows never came are
/// found without listing a store, and a file just written is never taken for one of those.
/// </summary>
public sealed class StoredFiles(IImageStore store, NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Repeatable. The rows that name the file must be committed within <see cref="FileSweepOptions.MinimumAge"/>.</summary>
    /// <exception cref="ImageStoreException">The bytes are not stored.</exception>
    public Task WriteAsync(StorageKey key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        => WriteAsync(key.WorkspaceId, [(key.Hash, bytes)], cancellationToken);

    /// <summary>The same for several at once, which costs little more than one.</summary>
    /// <exception cref="ImageStoreException">Not all of them are stored.</exception>
    public async Task WriteAsync(
        Guid workspaceId, IReadOnlyCollection<(ContentHash Hash, ReadOnlyMemory<byte> Bytes)> files, CancellationToken cancellationToken)
    {
        var distinct = files.DistinctBy(file => file.Hash).OrderBy(file => file.Hash.Hex, StringComparer.Ordinal).ToList();
        await TouchAsync(workspaceId, distinct, cancellationToken);
        await Task.WhenAll(distinct.Select(file => store.WriteAsync(new StorageKey(workspaceId, file.Hash), file.Bytes, cancellationToken)));
    }

    // Waits while a sweep deletes one of these very files; then it is written again. In the order of the hashes, against deadlocks.
    private async Task TouchAsync(
        Guid workspaceId, IReadOnlyCollection<(ContentHash Hash, ReadOnlyMemory<byte> Bytes)> files, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            insert into stored_files (workspace_id, content_hash, byte_size, touched_at)
            select $1, file.hash, file.size, $4 from unnest($2::text[], $3::bigint[]) as file (hash, size)
            on conflict (workspace_id, content_hash) do update set touched_at = greatest(stored_files.touched_at, excluded.touched_at)
            """);
        command.Parameters.Add(new() { Value = workspaceId });
        command.Parameters.Add(new() { Value = files.Select(file => file.Hash.Hex).ToArray() });
        command.Parameters.Add(new() { Value = files.Select(file => (long)file.Bytes.Length).ToArray() });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
