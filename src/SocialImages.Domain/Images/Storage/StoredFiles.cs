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
    public async Task WriteAsync(StorageKey key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await TouchAsync(key, bytes.Length, cancellationToken);
        await store.WriteAsync(key, bytes, cancellationToken);
    }

    // Waits while a sweep deletes this very file; then it is written again.
    private async Task TouchAsync(StorageKey key, long byteSize, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            insert into stored_files (workspace_id, content_hash, byte_size, touched_at) values ($1, $2, $3, $4)
            on conflict (workspace_id, content_hash) do update set touched_at = greatest(stored_files.touched_at, excluded.touched_at)
            """);
        command.Parameters.Add(new() { Value = key.WorkspaceId });
        command.Parameters.Add(new() { Value = key.Hash.Hex });
        command.Parameters.Add(new() { Value = byteSize });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
