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
}

/// <summary>The store cannot do it now. <see cref="Exception.Message"/> is safe to show.</summary>
public sealed class ImageStoreException(string message, Exception inner) : Exception(message, inner);
