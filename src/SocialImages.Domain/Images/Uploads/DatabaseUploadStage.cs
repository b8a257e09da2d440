using Microsoft.EntityFrameworkCore;
using Npgsql;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>
/// Uploads that come to this service wait in the database, cut in pieces: any node can complete what another received, and
/// a broken one leaves nothing behind.
/// </summary>
public sealed class DatabaseUploadStage(IDbContextFactory<SocialImagesDbContext> contexts, TimeProvider time) : IUploadStage
{
    private const int ChunkSize = 512 * 1024;

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
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var claimed = await context.StagedUploads
            .Where(row => row.Id == upload.Id && row.ReceivedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(staged => staged.ReceivedAt, time.GetUtcNow()), cancellationToken);
        if (claimed == 0) return ReceiveResult.UsedBefore;

        if (await CopyAsync(context, upload, body, cancellationToken) != upload.ByteSize) return ReceiveResult.WrongSize;
        await transaction.CommitAsync(cancellationToken);
        return ReceiveResult.Received;
    }

    private static async Task<long> CopyAsync(SocialImagesDbContext context, StagedUpload upload, Stream body, CancellationToken cancellationToken)
    {
        var chunk = new byte[ChunkSize];
        long total = 0;
        for (var position = 0; ; position++)
        {
            var count = await body.ReadAtLeastAsync(chunk, ChunkSize, throwOnEndOfStream: false, cancellationToken);
            total += count;
            if (count == 0 || total > upload.ByteSize) return total;
            await using var command = new NpgsqlCommand(
                "insert into staged_chunks (upload_id, position, bytes) values ($1, $2, $3)", (NpgsqlConnection)context.Database.GetDbConnection());
            command.Parameters.Add(new() { Value = upload.Id });
            command.Parameters.Add(new() { Value = position });
            command.Parameters.Add(new() { Value = new ArraySegment<byte>(chunk, 0, count) });
            await command.ExecuteNonQueryAsync(cancellationToken);
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
}
