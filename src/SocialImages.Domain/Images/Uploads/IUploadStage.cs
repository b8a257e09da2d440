using SocialImages.Domain.Images.Storage;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>Holds uploaded bytes, unlooked at, until they are completed.</summary>
public interface IUploadStage
{
    /// <summary>The store's own address for this upload's PUT; null when it must come to this service.</summary>
    UploadTarget? DirectTarget(StagedUpload upload);

    /// <summary>The bytes, or null when they have not come.</summary>
    /// <exception cref="ImageStoreException">It could not be found out.</exception>
    Task<Stream?> OpenReadAsync(StagedUpload upload, CancellationToken cancellationToken);

    /// <summary>Deleting what is not there succeeds.</summary>
    Task DeleteAsync(Guid uploadId, CancellationToken cancellationToken);
}
