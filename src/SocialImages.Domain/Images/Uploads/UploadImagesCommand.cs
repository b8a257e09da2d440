using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>Takes files into the library: all of them, or none and every reason why.</summary>
public sealed class UploadImagesCommand(SocialImagesDbContext context, ImageIntake intake, ImageRecorder recorder)
{
    public const int MaxFiles = 20;

    /// <exception cref="DomainException">Why the only file that is wrong is not taken.</exception>
    /// <exception cref="AggregateException">The same for several.</exception>
    public async Task<IReadOnlyList<Image>> ExecuteAsync(CurrentUser caller, IReadOnlyList<ImageUpload> files, CancellationToken cancellationToken)
    {
        if (files.Count is 0 or > MaxFiles) throw new ValidationException("files", $"Between 1 and {MaxFiles} files can be sent at once.");
        var taken = await TakeAllAsync(caller, files, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var images = await recorder.RecordAsync(caller, "uploadImages", ImageSource.Uploaded, taken, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return images;
    }

    private async Task<TakenFile[]> TakeAllAsync(CurrentUser caller, IReadOnlyList<ImageUpload> files, CancellationToken cancellationToken)
    {
        var all = Task.WhenAll(files.Select(file => intake.TakeAsync(caller.WorkspaceId, file, cancellationToken)));
        try
        {
            return await all;
        }
        catch (DomainException) when (all.Exception is { InnerExceptions.Count: > 1 } several)
        {
            throw several;
        }
    }
}
