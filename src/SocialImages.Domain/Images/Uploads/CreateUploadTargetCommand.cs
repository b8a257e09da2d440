using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;
using SocialImages.Imaging;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>A file to come.</summary>
public sealed record CreateUploadTarget(string FileName, long ByteSize);

/// <summary>Says where a file may be put, for big files and slow lines: the request that completes it carries no bytes.</summary>
public sealed class CreateUploadTargetCommand(
    SocialImagesDbContext context, IUploadStage stage, ImagingEngine engine, IOptions<FileUrlOptions> urls, TimeProvider time)
{
    /// <summary>Uploads of one member that may be begun and not completed, ended ones included until the sweep has taken their bytes.</summary>
    public const int MaxOpen = 20;
    private const int TokenSize = 32;

    /// <exception cref="UploadTooLargeException">More bytes than are taken.</exception>
    /// <exception cref="ValidationException">No size, or too many uploads begun and not completed.</exception>
    public async Task<UploadTarget> ExecuteAsync(CurrentUser caller, CreateUploadTarget input, CancellationToken cancellationToken)
    {
        if (input.ByteSize < 1) throw new ValidationException("byteSize", "The size of the file is needed, in bytes.");
        if (input.ByteSize > engine.Limits.MaxBytes) throw new UploadTooLargeException("The file", engine.Limits.MaxBytes);
        var now = time.GetUtcNow();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenSize));
        var upload = NewUpload(caller, input, token, now);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await ThrowIfTooManyAsync(caller, cancellationToken);
        context.StagedUploads.Add(upload);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return stage.DirectTarget(upload) ?? new UploadTarget(upload, $"{urls.Value.PublicUrl}/uploads/{token}", []);
    }

    // One after the other, or many at once would each count the others out.
    private async Task ThrowIfTooManyAsync(CurrentUser caller, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({$"uploads/{caller.WorkspaceId:N}/{caller.UserId:N}"}, 0))", cancellationToken);
        var open = await context.StagedUploads.CountAsync(
            row => row.UserId == caller.UserId && row.WorkspaceId == caller.WorkspaceId && row.ImageId == null, cancellationToken);
        if (open >= MaxOpen) throw new ValidationException("fileName", $"{MaxOpen} uploads are begun and not completed; complete them, or wait until they have ended.");
    }

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static StagedUpload NewUpload(CurrentUser caller, CreateUploadTarget input, string token, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = caller.WorkspaceId,
        UserId = caller.UserId,
        TokenHash = HashOf(token),
        FileName = input.FileName,
        ByteSize = input.ByteSize,
        CreatedAt = now,
        ExpiresAt = now + StagedUpload.Lifetime,
    };
}
