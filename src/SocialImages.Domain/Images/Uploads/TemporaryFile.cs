using System.Buffers;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>
/// Bytes on their way in, outside of memory. Only its handle leads to the file, so that nothing is left of it when that is
/// closed or the process is killed.
/// </summary>
internal sealed class TemporaryFile : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;
    private readonly FileStream _file;

    private TemporaryFile(FileStream file) => _file = file;

    public long Length => _file.Length;

    /// <exception cref="StorageUnavailableException">It cannot be made.</exception>
    public static TemporaryFile Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            // Without: what is left in a buffer would be written when the file is closed, and fail once more on a full disk.
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            var file = new FileStream(Path.Combine(Path.GetTempPath(), $"upload-{Path.GetRandomFileName()}"), options);
            if (!OperatingSystem.IsWindows()) File.Delete(file.Name);
            return new TemporaryFile(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NoRoom();
        }
    }

    /// <summary>Takes all that comes, up to one piece beyond <paramref name="most"/>.</summary>
    /// <returns>Whether it is no more than that.</returns>
    /// <exception cref="StorageUnavailableException">There is no room for it.</exception>
    public async Task<bool> ReceiveAsync(Stream body, long most, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int count;
            while (_file.Position <= most && (count = await body.ReadAsync(buffer, cancellationToken)) > 0)
                await WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            return _file.Position <= most;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>From the beginning. It is closed with this.</summary>
    public Stream Reread()
    {
        _file.Position = 0;
        return _file;
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _file.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException)
        {
            throw NoRoom();
        }
    }

    private static StorageUnavailableException NoRoom() => new("There is no room to receive the file now. Try again later.");
}
