using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>Makes the bytes of an upload target a picture. Repeating it answers with the same picture.</summary>
public sealed class CompleteUploadCommand(
    SocialImagesDbContext context, IUploadStage stage, ImageIntake intake, ImageRecorder recorder, TimeProvider time)
{
    /// <exception cref="DomainException">Why there is no picture.</exception>
    public async Task<Image> ExecuteAsync(CurrentUser caller, Guid uploadId, ImageWords words, CancellationToken cancellationToken)
    {
        words.ThrowUnlessStorable();
        var upload = await context.StagedUploads.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == uploadId && row.WorkspaceId == caller.WorkspaceId && row.UserId == caller.UserId, cancellationToken);
        if (upload?.ImageId is { } done) return await ImageAsync(caller, done, cancellationToken);
        if (upload is null || upload.ExpiresAt <= time.GetUtcNow()) throw new NotFoundException("upload");

        var taken = await TakeAsync(caller, upload, words, cancellationToken);
        var image = await RecordAsync(caller, upload, taken, cancellationToken);
        await DeleteStagedAsync(upload, cancellationToken);
        return image;
    }

    private async Task<TakenFile> TakeAsync(CurrentUser caller, StagedUpload upload, ImageWords words, CancellationToken cancellationToken)
    {
        try
        {
            var file = new ImageUpload(
                upload.FileName,
                upload.ByteSize,
                async token => await stage.OpenReadAsync(upload, token) ?? throw new ValidationException("uploadId", "The file has not been put to its address yet."))
            { Words = words };
            return await intake.TakeAsync(caller.WorkspaceId, file, cancellationToken);
        }
        catch (ImageStoreException problem)
        {
            throw new StorageUnavailableException(problem.Message);
        }
    }

    private async Task<Image> RecordAsync(CurrentUser caller, StagedUpload upload, TakenFile taken, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var image = (await recorder.RecordAsync(caller, "completeUpload", ImageSource.Uploaded, [taken], cancellationToken))[0];
        var claimed = await context.StagedUploads.Where(row => row.Id == upload.Id && row.ImageId == null)
            .ExecuteUpdateAsync(row => row.SetProperty(staged => staged.ImageId, image.Id), cancellationToken);
        if (claimed == 1)
        {
            await transaction.CommitAsync(cancellationToken);
            return image;
        }

        // Another request was quicker; a store that receives by itself may even have had other bytes for it.
        await transaction.RollbackAsync(cancellationToken);
        context.ChangeTracker.Clear();
        var first = await context.StagedUploads.Where(row => row.Id == upload.Id).Select(row => row.ImageId).SingleOrDefaultAsync(cancellationToken);
        return await ImageAsync(caller, first ?? throw new NotFoundException("upload"), cancellationToken);
    }

    private async Task DeleteStagedAsync(StagedUpload upload, CancellationToken cancellationToken)
    {
        try
        {
            await stage.DeleteAsync(upload.Id, cancellationToken);
        }
        catch (ImageStoreException)
        {
            // The picture is in the library; the sweep deletes what is left of the upload.
        }
    }

    private async Task<Image> ImageAsync(CurrentUser caller, Guid id, CancellationToken cancellationToken)
        => await context.Images.SingleOrDefaultAsync(row => row.Id == id && row.WorkspaceId == caller.WorkspaceId, cancellationToken)
            ?? throw new NotFoundException("upload");
}
