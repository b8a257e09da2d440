using System.Net;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Wire;

namespace SocialImages.Publishing.Delivery;

/// <summary>Straight from the image store's own addresses: <c>PUBLIC_URL</c>, or the store's CDN.</summary>
internal sealed class StorageDelivery(HttpClient http, ImageUrls urls, InstagramJpegs jpegs) : IPictureDelivery
{
    private const int DeliveredLimitBytes = 9 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<DeliveredPicture> DeliverAsync(StoredInstagramJpeg jpeg, CancellationToken cancellationToken)
    {
        var url = urls.ForPreview(jpeg.WorkspaceId, jpeg.ContentHash);
        if (!await IsServedAsync(url, jpeg.ContentHash, cancellationToken))
        {
            var isHere = await jpegs.ReadAsync(jpeg, cancellationToken) is not null;
            throw new ImageStoreException(
                isHere ? "The public address does not serve the picture that was made." : "The prepared picture is no longer in the store.", new InvalidDataException());
        }

        return new DeliveredPicture(url, DeliveryId: null);
    }

    public async Task<bool> IsServedAsync(string url, ContentHash hash, CancellationToken cancellationToken) =>
        await TryFetchAsync(url, cancellationToken) is { } bytes && ContentHash.Of(bytes) == hash;

    public Task RemoveAsync(string deliveryId, CancellationToken cancellationToken) => Task.CompletedTask;

    // As a stranger would: no credentials, no redirects. Null: gone, or its link has ended.
    private async Task<byte[]?> TryFetchAsync(string url, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            using var response = await http.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            if (response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone)
                return null;
            if (!response.IsSuccessStatusCode)
                throw new HttpRequestException($"HTTP {(int)response.StatusCode}");
            return await BoundedReply.ReadAsync(response.Content, DeliveredLimitBytes, deadline.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ImageStoreException("The picture cannot be fetched from its public address.", failure);
        }
    }
}
