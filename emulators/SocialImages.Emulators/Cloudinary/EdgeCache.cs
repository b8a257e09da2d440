using System.Collections.Concurrent;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>One delivered file.</summary>
internal sealed record Delivered(byte[] Bytes, string ContentType, string Etag, DateTimeOffset LastModified);

/// <summary>The content delivery network: what was fetched once stays as it was, under its exact address, until it is invalidated.</summary>
internal sealed class EdgeCache
{
    private const int Kept = 300;
    private readonly ConcurrentDictionary<string, (AssetKey Key, Delivered File)> kept = new();

    public Delivered? Find(string address) => kept.TryGetValue(address, out var entry) ? entry.File : null;

    public void Keep(string address, AssetKey key, Delivered file)
    {
        if (kept.Count < Kept) kept[address] = (key, file);
    }

    public void Purge(AssetKey key)
    {
        foreach (var (address, entry) in kept)
            if (entry.Key == key) kept.TryRemove(address, out _);
    }

    public void Clear() => kept.Clear();
}
