namespace SocialImages.Domain.Images.Storage;

/// <summary>
/// Keeps bytes under their content hash. Writing the same key twice is the same as writing it once;
/// a write has either happened whole or not at all.
/// </summary>
public interface IImageStore
{
    /// <exception cref="ImageStoreException">The bytes are not stored.</exception>
    Task WriteAsync(StorageKey key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>A seekable stream, or null when nothing is stored under the key.</summary>
    /// <exception cref="ImageStoreException">It could not be found out.</exception>
    Task<Stream?> OpenReadAsync(StorageKey key, CancellationToken cancellationToken);

    /// <summary>Deleting what is not there succeeds.</summary>
    Task DeleteAsync(StorageKey key, CancellationToken cancellationToken);

    /// <summary>Where anybody can fetch the bytes from the store's own network; null when this service must hand them out.</summary>
    string? PublicUrlOf(StorageKey key);
}

public static class ImageStores
{
    /// <summary>All bytes, or null when nothing is stored under the key.</summary>
    /// <exception cref="ImageStoreException">It could not be found out.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(this IImageStore store, StorageKey key, CancellationToken cancellationToken)
    {
        await using var stream = await store.OpenReadAsync(key, cancellationToken);
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}

/// <summary>The store cannot do it now. <see cref="Exception.Message"/> is safe to show.</summary>
public sealed class ImageStoreException(string message, Exception inner) : Exception(message, inner);
