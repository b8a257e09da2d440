using System.Buffers;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>
/// Uploads that come to this service wait in the database, cut in pieces: any node can complete what another received, and
/// a broken one leaves nothing behind.
/// </summary>
public sealed class DatabaseUploadStage(IDbContextFactory<SocialImagesDbContext> contexts, TimeProvider time) : IUploadStage, IDisposable
{
    private const int ChunkSize = 512 * 1024;
    private const int BufferSize = 64 * 1024;
    private const int MaxWriters = 8;
    private readonly SemaphoreSlim _writers = new(MaxWriters);

    public UploadTarget? DirectTarget(StagedUpload upload) => null;

    public async Task<Stream?> OpenReadAsync(StagedUpload upload, CancellationToken cancellationToken)
    {
        if (upload.ReceivedAt is null) return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var bytes = new MemoryStream((int)upload.ByteSize);
        for (var position = 0; bytes.Length < upload.ByteSize; position++)
        {
            var at = position;
            var chunk = await context.Database.SqlQuery<byte[]>(
                $"select bytes as \"Value\" from staged_chunks where upload_id = {upload.Id} and position = {at}").ToListAsync(cancellationToken);
            if (chunk is not [var piece]) return null;
            bytes.Write(piece);
        }

        bytes.Position = 0;
        return bytes;
    }

    public async Task DeleteAsync(Guid uploadId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"delete from staged_chunks where upload_id = {uploadId}", cancellationToken);
    }

    /// <summary>Takes the bytes of an upload: exactly as many as were promised, and once.</summary>
    public async Task<ReceiveResult> ReceiveAsync(StagedUpload upload, Stream body, CancellationToken cancellationToken)
    {
        if (upload.ReceivedAt is not null) return ReceiveResult.UsedBefore;

        // Into a file first: senders on slow lines would otherwise hold the database's connections.
        await using var file = CreateTemporaryFile();
        if (await CopyAsync(body, file, upload.ByteSize, cancellationToken) != upload.ByteSize) return ReceiveResult.WrongSize;
        file.Position = 0;
        await _writers.WaitAsync(cancellationToken);
        try
        {
            return await KeepAsync(upload, file, cancellationToken);
        }
        finally
        {
            _writers.Release();
        }
    }

    public void Dispose() => _writers.Dispose();

    private async Task<ReceiveResult> KeepAsync(StagedUpload upload, Stream file, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var claimed = await context.StagedUploads
            .Where(row => row.Id == upload.Id && row.ReceivedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(staged => staged.ReceivedAt, time.GetUtcNow()), cancellationToken);
        if (claimed == 0) return ReceiveResult.UsedBefore;

        await InsertAsync((NpgsqlConnection)context.Database.GetDbConnection(), upload, file, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ReceiveResult.Received;
    }

    /// <returns>How many bytes came; it ends soon after one too many.</returns>
    private static async Task<long> CopyAsync(Stream body, Stream file, long expected, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long total = 0;
            int count;
            while (total <= expected && (count = await body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
                total += count;
            }

            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task InsertAsync(NpgsqlConnection connection, StagedUpload upload, Stream file, CancellationToken cancellationToken)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            int count;
            for (var position = 0; (count = await file.ReadAtLeastAsync(chunk.AsMemory(0, ChunkSize), ChunkSize, throwOnEndOfStream: false, cancellationToken)) > 0; position++)
            {
                await using var command = new NpgsqlCommand("insert into staged_chunks (upload_id, position, bytes) values ($1, $2, $3)", connection);
                command.Parameters.Add(new() { Value = upload.Id });
                command.Parameters.Add(new() { Value = position });
                command.Parameters.Add(new() { Value = new ArraySegment<byte>(chunk, 0, count) });
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static FileStream CreateTemporaryFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), $"upload-{Path.GetRandomFileName()}"), options);
    }
}

public enum ReceiveResult
{
    Received,

    /// <summary>An address takes one file.</summary>
    UsedBefore,

    /// <summary>More or fewer bytes than promised; nothing is kept, and the address can be used again.</summary>
    WrongSize,
}
