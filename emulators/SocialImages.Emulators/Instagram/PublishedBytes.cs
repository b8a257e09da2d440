using System.Collections.Concurrent;
using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Instagram;

/// <summary>The fetched pictures by SHA-256; on disk when a data folder is set, else in memory.</summary>
internal sealed class PublishedBytes(DataFolder folder)
{
    private readonly ConcurrentDictionary<string, byte[]> kept = new();

    public void Keep(string sha256, byte[] bytes)
    {
        if (!folder.Keep(sha256, bytes)) kept[sha256] = bytes;
    }

    public byte[]? Find(string sha256) => kept.TryGetValue(sha256, out var bytes) ? bytes : folder.Bytes(sha256);

    public void Clear() => kept.Clear();
}
