using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Images.Renditions;

namespace SocialImages.Domain.Images;

/// <summary>How links to bytes are made.</summary>
public sealed class FileUrlOptions
{
    /// <summary>The address the outside reaches this service at (`PUBLIC_URL`), without a slash at the end.</summary>
    public string PublicUrl { get; set; } = "http://localhost:8080";

    /// <summary>`URL_SIGNING_KEYS`: the first signs, all of them verify. Each is base64 of at least 32 bytes.</summary>
    public IReadOnlyList<string> SigningKeys { get; set; } = [];

    /// <summary>A link works at least this long and at most twice as long. Default 24 h.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>A download's link works this long. Default 5 min.</summary>
    public TimeSpan DownloadLifetime { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>What a signed link says, beside its signature.</summary>
/// <param name="Path">Below `/files/`.</param>
/// <param name="Type">The media type; empty where it follows from the path.</param>
/// <param name="Expires">Seconds since 1970.</param>
/// <param name="Name">The file name to save it under; null to show it.</param>
public sealed record FileLink(string Path, string Type, long Expires, string? Name);

/// <summary>Signed links to bytes: `/files/{workspace}/{sha256}` for what is stored, `/files/{workspace}/{image}/{variant}` for what may have to be made.</summary>
public sealed class FileUrls(IOptions<FileUrlOptions> options, TimeProvider time)
{
    private readonly byte[][] _keys = [.. options.Value.SigningKeys.Select(Convert.FromBase64String)];

    public string For(StorageKey key, string mimeType) => Write(new FileLink(key.ToString(), mimeType, LongExpiry(), Name: null));

    public string ForVariant(Guid workspaceId, Guid imageId, VariantSpec spec)
        => Write(new FileLink($"{workspaceId:N}/{imageId:N}/{spec}", "", LongExpiry(), Name: null));

    /// <summary>A link that saves a version of a picture, and soon ends.</summary>
    public (string Url, DateTimeOffset ExpiresAt) ForDownload(Guid workspaceId, Guid imageId, VariantSpec spec, string name)
    {
        var expires = (time.GetUtcNow() + options.Value.DownloadLifetime).ToUnixTimeSeconds();
        return (Write(new FileLink($"{workspaceId:N}/{imageId:N}/{spec}", "", expires, name)), DateTimeOffset.FromUnixTimeSeconds(expires));
    }

    public bool IsValid(FileLink link, string signature)
        => link.Expires > time.GetUtcNow().ToUnixTimeSeconds()
            && _keys.Any(signingKey => CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(Sign(signingKey, link)), Encoding.UTF8.GetBytes(signature)));

    /// <summary>Rounded up to a whole lifetime, so that a page shown twice has the same, cacheable links.</summary>
    private long LongExpiry()
    {
        var lifetime = (long)options.Value.Lifetime.TotalSeconds;
        return ((time.GetUtcNow().ToUnixTimeSeconds() / lifetime) + 2) * lifetime;
    }

    private string Write(FileLink link)
    {
        var expires = link.Expires.ToString(CultureInfo.InvariantCulture);
        var type = link.Type.Length == 0 ? "" : $"type={Uri.EscapeDataString(link.Type)}&";
        var name = link.Name is null ? "" : $"&name={Uri.EscapeDataString(link.Name)}";
        return $"{options.Value.PublicUrl}/files/{link.Path}?{type}exp={expires}{name}&sig={Sign(_keys[0], link)}";
    }

    private static string Sign(byte[] signingKey, FileLink link)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{link.Path}\n{link.Type}\n{link.Expires}{(link.Name is null ? "" : "\n")}{link.Name}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(signingKey, Encoding.UTF8.GetBytes(text)))[..32];
    }
}
