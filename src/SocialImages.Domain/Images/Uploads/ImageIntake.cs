using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images.Storage;
using SocialImages.Imaging;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>A file whose bytes are safe in the store; only its rows are missing.</summary>
/// <param name="Source">Of the bytes as they came in.</param>
/// <param name="Prepared">Null when these bytes are a picture of the library already.</param>
/// <param name="Upload">What came with it.</param>
public sealed record TakenFile(ContentHash Source, PreparedImage? Prepared, ImageUpload Upload);

/// <summary>Files from outside, read, decoded, encoded anew and stored, a few at a time.</summary>
public sealed class ImageIntake(
    UploadGate gate, ImagingEngine engine, ImageIngest ingest, IDbContextFactory<SocialImagesDbContext> contexts)
{
    private static readonly string[] Supported = ["JPEG", "PNG", "WebP", "AVIF", "GIF", "HEIC"];

    /// <exception cref="DomainException">Why the file is not taken.</exception>
    public async Task<TakenFile> TakeAsync(Guid workspaceId, ImageUpload upload, CancellationToken cancellationToken)
    {
        if (upload.Length > engine.Limits.MaxBytes) throw TooLarge(upload);
        return await gate.RunAsync(token => TakeInTurnAsync(workspaceId, upload, token), cancellationToken);
    }

    private async Task<TakenFile> TakeInTurnAsync(Guid workspaceId, ImageUpload upload, CancellationToken cancellationToken)
    {
        using var file = new FileMemory(upload.Length);
        await using (var stream = await upload.Open(cancellationToken))
        {
            if (!await file.ReadAsync(stream, engine.Limits.MaxBytes, cancellationToken)) throw TooLarge(upload);
        }

        var source = ContentHash.Of(file.Bytes.Span);
        if (await IsKnownAsync(workspaceId, source, cancellationToken)) return new TakenFile(source, Prepared: null, upload);

        try
        {
            var prepared = await ingest.PrepareAsync(file.Bytes, cropTo: null, cancellationToken);
            await ingest.StoreAsync(workspaceId, prepared, cancellationToken);
            return new TakenFile(source, prepared, upload);
        }
        catch (ImagingException problem)
        {
            throw Translated(problem, upload);
        }
        catch (ImageStoreException problem)
        {
            throw new StorageUnavailableException(problem.Message);
        }
    }

    // Only spares the work: whether it is the same picture is decided when the rows are written.
    private async Task<bool> IsKnownAsync(Guid workspaceId, ContentHash source, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.FindBySourceAsync(workspaceId, source, cancellationToken) is not null;
    }

    private UploadTooLargeException TooLarge(ImageUpload upload) => new(Quoted(upload), engine.Limits.MaxBytes);

    private DomainException Translated(ImagingException problem, ImageUpload upload) => problem.Reason switch
    {
        ImagingReason.TooLarge => TooLarge(upload),
        ImagingReason.Unsupported => new UnsupportedImageFormatException(Quoted(upload), Supported),
        ImagingReason.Busy => gate.Busy(),
        ImagingReason.TooManyPixels => new ImageRejectedException($"{Quoted(upload)}: {problem.PublicMessage}", "too_many_pixels"),
        _ => new ImageRejectedException($"{Quoted(upload)}: {problem.PublicMessage}", "damaged"),
    };

    private static string Quoted(ImageUpload upload) => upload.FileName.Length == 0 ? "The file" : $"\"{upload.FileName}\"";
}
