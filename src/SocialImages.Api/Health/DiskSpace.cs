using Microsoft.Extensions.Options;
using SocialImages.Domain.Images.Storage;

namespace SocialImages.Api.Health;

/// <summary>Whether the local store has room for a few more pictures.</summary>
internal sealed class DiskSpace(IOptions<LocalImageStoreOptions> store)
{
    private const long LeastFreeBytes = 200L * 1024 * 1024;

    public bool IsFull()
    {
        try
        {
            return new DriveInfo(System.IO.Path.GetFullPath(store.Value.Path)).AvailableFreeSpace < LeastFreeBytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return true;
        }
    }
}
