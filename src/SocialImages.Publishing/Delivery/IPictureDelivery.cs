using SocialImages.Domain.Images;
using SocialImages.Domain.Posts;

namespace SocialImages.Publishing.Delivery;

/// <param name="Url">Where anybody fetches exactly those bytes.</param>
/// <param name="DeliveryId">What has to be deleted one day; null when nothing has.</param>
internal sealed record DeliveredPicture(string Url, string? DeliveryId);

/// <summary>Puts a finished JPEG where Instagram will fetch it, and makes sure that what is served there is what was made.</summary>
internal interface IPictureDelivery
{
    /// <summary>Safe to repeat: the same picture is delivered to the same place.</summary>
    /// <exception cref="Cloudinary.CloudinaryException">Cloudinary did not take it, or serves other bytes.</exception>
    /// <exception cref="Domain.Images.Storage.ImageStoreException">The bytes are gone or cannot be fetched from outside.</exception>
    Task<DeliveredPicture> DeliverAsync(StoredInstagramJpeg jpeg, CancellationToken cancellationToken);

    /// <summary>Whether exactly those bytes are still served there.</summary>
    Task<bool> IsServedAsync(string url, ContentHash hash, CancellationToken cancellationToken);

    /// <summary>Takes away what was delivered; what is not there is gone already.</summary>
    Task RemoveAsync(string deliveryId, CancellationToken cancellationToken);
}
