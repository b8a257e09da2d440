using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

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
}

/// <summary>Signed links to stored bytes: `/files/{workspace}/{sha256}?type=&amp;exp=&amp;sig=`.</summary>
public sealed class FileUrls(IOptions<FileUrlOptions> options, TimeProvider time)
{
    private readonly byte[][] _keys = [.. options.Value.SigningKeys.Select(Convert.FromBase64String)];

    /// <summary>The expiry is rounded up to a whole lifetime, so that a page shown twice has the same, cacheable links.</summary>
    public string For(StorageKey key, string mimeType)
    {
        var lifetime = (long)options.Value.Lifetime.TotalSeconds;
        var expires = ((time.GetUtcNow().ToUnixTimeSeconds() / lifetime) + 2) * lifetime;
        return $"{options.Value.PublicUrl}/files/{key}?type={Uri.EscapeDataString(mimeType)}&exp={expires.ToString(CultureInfo.InvariantCulture)}&sig={Sign(_keys[0], key, mimeType, expires)}";
    }

    public bool IsValid(StorageKey key, string mimeType, long expires, string signature)
        => expires > time.GetUtcNow().ToUnixTimeSeconds()
            && _keys.Any(signingKey => CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(Sign(signingKey, key, mimeType, expires)), Encoding.ASCII.GetBytes(signature)));

    private static string Sign(byte[] signingKey, StorageKey key, string mimeType, long expires)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{key}\n{mimeType}\n{expires}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(signingKey, Encoding.UTF8.GetBytes(text)))[..32];
    }
}
