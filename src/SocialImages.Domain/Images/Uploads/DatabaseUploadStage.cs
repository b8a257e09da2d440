using System.Buffers;
using System.Collections.Concurrent;
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
    private const int MaxWriters = 8;

    // Each may fill a temporary file; no sender has as many targets.
    private const int MaxReceiving = 64;
    private static readonly TimeSpan MaxReceivingTime = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _writers = new(MaxWriters);
    private readonly ConcurrentDictionary<Guid, bool> _receiving = new();

    public UploadTarget? DirectTarget(StagedUpload upload) => null;

    public async Task<Stream?> OpenReadAsync(StagedUpload upload, CancellationToken cancellationToken)
    {
        if (upload.ReceivedAt is null) return null;
        var stream = new StagedStream(contexts, upload);
        return await stream.NextAsync(cancellationToken) ? stream : null;
    }

    public async Task DeleteAsync(Guid uploadId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"delete from staged_chunks where upload_id = {uploadId}", cancellationToken);
    }

    /// <summary>Takes the bytes of an upload: exactly as many as were promised, once, and from one sender at a time.</summary>
    /// <exception cref="StorageUnavailableException">There is no room for them.</exception>
    public async Task<ReceiveResult> ReceiveAsync(StagedUpload upload, Stream body, CancellationToken cancellationToken)
    {
        if (upload.ReceivedAt is not null) return ReceiveResult.UsedBefore;
        if (!_receiving.TryAdd(upload.Id, true)) return ReceiveResult.InUse;
        using var limit = new CancellationTokenSource(MaxReceivingTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return _receiving.Count > MaxReceiving ? ReceiveResult.Busy : await TakeAsync(upload, body, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ReceiveResult.TooSlow;
        }
        finally
        {
            _receiving.TryRemove(upload.Id, out _);
        }
    }

    public void Dispose() => _writers.Dispose();

    private async Task<ReceiveResult> TakeAsync(StagedUpload upload, Stream body, CancellationToken cancellationToken)
    {
        // Into a file first: senders on slow lines would otherwise hold the database's connections.
        await using var file = TemporaryFile.Create();
        if (!await file.ReceiveAsync(body, upload.ByteSize, cancellationToken) || file.Length != upload.ByteSize) return ReceiveResult.WrongSize;
        await _writers.WaitAsync(cancellationToken);
        try
        {
            return await KeepAsync(upload, file.Reread(), cancellationToken);
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.DiskFull)
        {
            throw new StorageUnavailableException("There is no room to keep the file now. Try again later.");
        }
        finally
        {
            _writers.Release();
        }
    }

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
}

public enum ReceiveResult
{
    Received,

    /// <summary>An address takes one file.</summary>
    UsedBefore,

    /// <summary>More or fewer bytes than promised; nothing is kept, and the address can be used again.</summary>
    WrongSize,

    /// <summary>Somebody is sending to this address already.</summary>
    InUse,

    /// <summary>This node receives as many as it takes.</summary>
    Busy,

    /// <summary>It did not come in within the time; nothing is kept, and the address can be used again.</summary>
    TooSlow,
}
