using Microsoft.Extensions.Options;

namespace SocialImages.Domain.Images.Storage;

/// <summary>Where the local store keeps its files.</summary>
public sealed class LocalImageStoreOptions
{
    /// <summary>A folder, made when missing (`STORAGE_PATH`). Default `./data/images`.</summary>
    public string Path { get; set; } = "./data/images";
}

/// <summary>Files on disk: written beside their place, flushed, then renamed, so that no reader sees half a picture.</summary>
public sealed class LocalImageStore(IOptions<LocalImageStoreOptions> options) : IImageStore
{
    private const string PartEnding = ".part";
    private readonly string _root = System.IO.Path.GetFullPath(options.Value.Path);

    public async Task WriteAsync(StorageKey key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        var folder = System.IO.Path.GetDirectoryName(path)!;
        try
        {
            if (!File.Exists(path))
            {
                MakeFolder(folder);
                await PutAsync(path, bytes, cancellationToken);
            }

            // Also where another writer was quicker, who may not have come so far yet.
            FolderFlush.Flush(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImageStoreException("The picture could not be written to disk.", exception);
        }
    }

    public Task<Stream?> OpenReadAsync(StorageKey key, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImageStoreException("The picture could not be read from disk.", exception);
        }
    }

    public Task DeleteAsync(StorageKey key, CancellationToken cancellationToken)
    {
        try
        {
            File.Delete(PathOf(key));
            return Task.CompletedTask;
        }
        catch (DirectoryNotFoundException)
        {
            return Task.CompletedTask;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImageStoreException("The picture could not be deleted.", exception);
        }
    }

    public string? PublicUrlOf(StorageKey key) => null;

    /// <summary>Deletes what writers that were killed have left unfinished; how many there were.</summary>
    public int DeletePartsBefore(DateTimeOffset time)
    {
        if (!Directory.Exists(_root)) return 0;
        var parts = new DirectoryInfo(_root).EnumerateFiles($"*{PartEnding}", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(part => part.LastWriteTimeUtc < time.UtcDateTime).ToList();
        foreach (var part in parts) DeleteQuietly(part.FullName);
        return parts.Count;
    }

    // The name of a new folder is kept by the one above it.
    private void MakeFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        Directory.CreateDirectory(folder);
        for (var above = System.IO.Path.GetDirectoryName(folder); above?.Length >= _root.Length; above = System.IO.Path.GetDirectoryName(above))
            FolderFlush.Flush(above);
    }

    private static async Task PutAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}{PartEnding}";
        try
        {
            await WriteThroughAsync(temporary, bytes, cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            DeleteQuietly(temporary);
            throw;
        }
    }

    private static async Task WriteThroughAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        await file.WriteAsync(bytes, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one worth telling; the sweep takes what stays behind.
        }
    }

    /// <summary>Two letters of the hash as a folder: a folder with a million files is slow to list.</summary>
    private string PathOf(StorageKey key)
        => System.IO.Path.Combine(_root, key.WorkspaceId.ToString("N"), key.Hash.Hex[..2], key.Hash.Hex);
}
