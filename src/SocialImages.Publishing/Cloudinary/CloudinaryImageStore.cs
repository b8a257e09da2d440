using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Imaging;

namespace SocialImages.Publishing.Cloudinary;

/// <summary>Pictures as Cloudinary assets named `library/{workspace}/{sha256}`, delivered as they were stored.</summary>
internal sealed class CloudinaryImageStore(CloudinaryClient cloudinary, ImagingEngine engine) : IImageStore
{
    private const string Folder = "library/";

    /// <exception cref="ImageStoreException">The bytes are not stored.</exception>
    public Task WriteAsync(StorageKey key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        => CallAsync("stored", () => cloudinary.UploadAsync(
            new ImageUploadParams { File = new FileDescription(key.Hash.Hex, bytes), PublicId = IdOf(key) }, cancellationToken));

    public Task<Stream?> OpenReadAsync(StorageKey key, CancellationToken cancellationToken)
        => CallAsync<Stream?>("read", async () => await cloudinary.TryFetchAsync(PublicUrlOf(key), LargestFile, cancellationToken) is { } bytes
            ? new MemoryStream(bytes, writable: false)
            : null);

    public Task DeleteAsync(StorageKey key, CancellationToken cancellationToken)
        => CallAsync("deleted", () => cloudinary.DestroyAsync(IdOf(key), cancellationToken));

    public string PublicUrlOf(StorageKey key) => cloudinary.BuildUrl(new DeliveryUrl(IdOf(key)));

    /// <summary>An encoded picture is never larger than its pixels.</summary>
    private int LargestFile => checked((int)Math.Min(int.MaxValue, engine.Limits.MaxPixels * 4));

    private static string IdOf(StorageKey key) => $"{Folder}{key}";

    private static async Task<T> CallAsync<T>(string what, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (CloudinaryException failure)
        {
            throw new ImageStoreException($"The picture could not be {what}: {failure.Message}", failure);
        }
    }
}
