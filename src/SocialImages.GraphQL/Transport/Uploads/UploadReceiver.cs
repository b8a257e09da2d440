using System.Buffers;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Takes the files of one request in, within its bounds.</summary>
internal sealed class UploadReceiver(UploadOptions options)
{
    private const int ChunkSize = 64 * 1024;

    private long _total;

    public async ValueTask<UploadedFile> ReceiveAsync(
        string key, string name, string? contentType, Stream body, CancellationToken cancellationToken)
    {
        var head = new PooledWriter();
        FileStream? file = null;
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            int count;
            long length = 0;
            while ((count = await body.ReadAsync(chunk, cancellationToken)) > 0)
            {
                length += count;
                Count(key, length, count);
                file = await WriteAsync(head, file, chunk.AsMemory(0, count), cancellationToken);
            }

            return new UploadedFile(name, contentType, head, file);
        }
        catch
        {
            head.Dispose();
            await (file?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    /// <summary>Reads a part away that nothing asked for; it counts all the same.</summary>
    public async ValueTask SkipAsync(string key, Stream body, CancellationToken cancellationToken)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            int count;
            long length = 0;
            while ((count = await body.ReadAsync(chunk, cancellationToken)) > 0)
                Count(key, length += count, count);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private void Count(string key, long length, int added)
    {
        _total += added;
        if (length > options.MaxFileSize)
            throw UploadErrors.FileTooLarge(key, options.MaxFileSize);

        if (_total > options.MaxTotalSize)
            throw UploadErrors.FilesTooLarge(options.MaxTotalSize);
    }

    private async ValueTask<FileStream?> WriteAsync(
        PooledWriter head, FileStream? file, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (file is null && head.Written.Length + bytes.Length <= options.MemoryThreshold)
        {
            head.Append(bytes.Span);
            return null;
        }

        try
        {
            if (file is null)
            {
                file = CreateFile();
                await file.WriteAsync(head.Written, cancellationToken);
                head.Clear();
            }

            await file.WriteAsync(bytes, cancellationToken);
            return file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await (file?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw UploadErrors.NoRoom(options.RetryAfter, error);
        }
    }

    private FileStream CreateFile()
    {
        var folder = options.TemporaryDirectory ?? System.IO.Path.GetTempPath();
        var settings = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            // What is left in a buffer would be written when the file is closed, and fail once more on a full disk.
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(System.IO.Path.Combine(folder, "graphql-upload-" + System.IO.Path.GetRandomFileName()), settings);
        // From here on only the handle leads to it: nothing is left of it when the process is killed.
        if (!OperatingSystem.IsWindows())
            File.Delete(file.Name);
        return file;
    }
}
