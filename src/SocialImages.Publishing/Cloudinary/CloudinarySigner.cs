using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocialImages.Publishing.Cloudinary;

/// <summary>Cloudinary's plain digests (not HMACs): over upload parameters, delivery paths, replies and notifications.</summary>
public sealed class CloudinarySigner(string apiSecret, SignatureAlgorithm algorithm = SignatureAlgorithm.Sha1)
{
    private const int ShortLength = 8;
    private const int LongLength = 32;
    private const int Sha256HexLength = 64;

    /// <summary>Notifications older than this are refused; Cloudinary's own SDKs use the same two hours.</summary>
    public static readonly TimeSpan NotificationValidity = TimeSpan.FromHours(2);

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Lower-case hex over the sorted parameters; <c>&amp;</c> inside a value is escaped so that no value can pose as another parameter.</summary>
    public string SignParameters(IEnumerable<KeyValuePair<string, string>> parameters) =>
        Hex(Digest(Joined(parameters, value => value.Replace("&", "%26", StringComparison.Ordinal)), algorithm));

    /// <summary>The <c>s--…--</c> part of a signed delivery URL.</summary>
    /// <param name="path">Transformations and public id with extension, without version or delivery type.</param>
    /// <param name="longSignature">32 characters of SHA-256 instead of 8 of the account's algorithm.</param>
    public string SignUriPart(string path, bool longSignature = false)
    {
        var digest = Digest(path.Trim('/'), longSignature ? SignatureAlgorithm.Sha256 : algorithm);
        var text = Convert.ToBase64String(digest).Replace('+', '-').Replace('/', '_');
        return $"s--{text[..(longSignature ? LongLength : ShortLength)]}--";
    }

    /// <summary>Checks a reply's signature, whose length says with which algorithm it was made.</summary>
    public bool VerifyApiResponseSignature(string publicId, string version, string signature)
    {
        var signed = Joined(new Dictionary<string, string> { ["public_id"] = publicId, ["version"] = version }, value => value);
        var madeWith = signature.Length == Sha256HexLength ? SignatureAlgorithm.Sha256 : SignatureAlgorithm.Sha1;
        return SameText(Hex(Digest(signed, madeWith)), signature);
    }

    /// <summary>Checks a notification as received.</summary>
    /// <param name="body">The raw bytes; a re-serialised body has another signature.</param>
    /// <param name="timestamp">The <c>X-Cld-Timestamp</c> header, Unix seconds.</param>
    /// <param name="signature">The <c>X-Cld-Signature</c> header, lower-case hex.</param>
    /// <param name="now">Decides whether the notification is too old.</param>
    public bool VerifyNotificationSignature(ReadOnlySpan<byte> body, string timestamp, string signature, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return false;

        // Compared as seconds: a forged timestamp may lie outside what a DateTimeOffset can hold.
        var age = now.ToUnixTimeSeconds() - seconds;
        return age < NotificationValidity.TotalSeconds
            && age > -ClockTolerance.TotalSeconds
            && SameText(SignNotification(body, timestamp), signature);
    }

    internal string SignNotification(ReadOnlySpan<byte> body, string timestamp) =>
        Hex(Hash([.. body, .. Encoding.UTF8.GetBytes(timestamp + apiSecret)], algorithm));

    private static string Joined(IEnumerable<KeyValuePair<string, string>> parameters, Func<string, string> escape) =>
        string.Join('&', parameters
            .Where(pair => pair.Value.Length > 0)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={escape(pair.Value)}"));

    private byte[] Digest(string text, SignatureAlgorithm with) => Hash(Encoding.UTF8.GetBytes(text + apiSecret), with);

    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is Cloudinary's default; accounts that ask for SHA-256 get it.")]
    private static byte[] Hash(byte[] bytes, SignatureAlgorithm with) =>
        with == SignatureAlgorithm.Sha256 ? SHA256.HashData(bytes) : SHA1.HashData(bytes);

    private static string Hex(byte[] digest) => Convert.ToHexStringLower(digest);

    private static bool SameText(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
