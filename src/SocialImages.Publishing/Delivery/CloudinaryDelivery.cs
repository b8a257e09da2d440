using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Cloudinary;
using SocialImages.Publishing.Posts;

namespace SocialImages.Publishing.Delivery;

/// <summary>Through Cloudinary's CDN, untransformed, at an address that names the version.</summary>
internal sealed class CloudinaryDelivery(InstagramJpegs jpegs, CloudinaryClient cloudinary, Failpoint failpoint) : IPictureDelivery
{
    /// <summary>Everything delivered lies below it, and nothing else does.</summary>
    public const string Folder = "socialimages/";

    private const int DeliveredLimitBytes = 9 * 1024 * 1024;

    public async Task<DeliveredPicture> DeliverAsync(StoredInstagramJpeg jpeg, CancellationToken cancellationToken)
    {
        var bytes = await jpegs.ReadAsync(jpeg, cancellationToken) ?? throw Gone();
        var publicId = $"{Folder}{jpeg.WorkspaceId:N}/{jpeg.ContentHash}";
        failpoint.Reach("deliver.before");
        var stored = await cloudinary.UploadAsync(
            new ImageUploadParams { File = new FileDescription($"{jpeg.ContentHash}.jpg", bytes), PublicId = publicId }, cancellationToken);
        failpoint.Reach("deliver.uploaded");
        var url = cloudinary.BuildUrl(new DeliveryUrl(publicId) { Version = stored.Version, Format = "jpg" });
        if (!await IsServedAsync(url, jpeg.ContentHash, cancellationToken))
            throw new CloudinaryException(CloudinaryReason.Transient, "Cloudinary does not deliver what was uploaded.", url);
        return new DeliveredPicture(url, publicId);
    }

    public async Task<bool> IsServedAsync(string url, ContentHash hash, CancellationToken cancellationToken) =>
        await cloudinary.TryFetchAsync(url, DeliveredLimitBytes, cancellationToken) is { } bytes && ContentHash.Of(bytes) == hash;

    public Task RemoveAsync(string deliveryId, CancellationToken cancellationToken) => cloudinary.DestroyAsync(deliveryId, cancellationToken);

    private static ImageStoreException Gone() => new("The prepared picture is no longer in the store.", new FileNotFoundException());
}
