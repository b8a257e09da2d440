using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>Stored assets and their bytes.</summary>
internal sealed class AssetStore
{
    private const string List = "cloudinary";

    private readonly ConcurrentDictionary<AssetKey, Asset> assets = new();
    private readonly ConcurrentDictionary<string, byte[]> files = new();
    private readonly DataFolder folder;

    public AssetStore(DataFolder folder)
    {
        this.folder = folder;
        foreach (var asset in folder.Read<Asset>(List)) Apply(asset);
    }

    public Lock Gate { get; } = new();

    public Asset? Find(AssetKey key) => assets.GetValueOrDefault(key);

    public IEnumerable<Asset> Of(string cloud) => assets.Values.Where(asset => asset.Key.Cloud == cloud).OrderByDescending(asset => asset.Version).ThenBy(asset => asset.Key.PublicId, StringComparer.Ordinal);

    public string KeepBytes(byte[] file)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        if (!folder.Keep(sha256, file)) files[sha256] = file;
        return sha256;
    }

    public byte[] Bytes(Asset asset) => files.TryGetValue(asset.Sha256, out var file) ? file : folder.Bytes(asset.Sha256)
        ?? throw CloudinaryException.NotFound($"Resource not found - {asset.Key.PublicId}");

    public void Put(Asset asset)
    {
        Apply(asset);
        folder.Append(List, asset);
    }

    public void Remove(Asset asset) => Put(asset with { IsDeleted = true });

    public void Clear()
    {
        assets.Clear();
        files.Clear();
    }

    [SuppressMessage("Security", "CA5351", Justification = "Cloudinary's etag is an MD5.")]
    public static string Md5(byte[] file) => Convert.ToHexStringLower(MD5.HashData(file));

    private void Apply(Asset asset)
    {
        if (asset.IsDeleted) assets.TryRemove(asset.Key, out _);
        else assets[asset.Key] = asset;
    }
}
