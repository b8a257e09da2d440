using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>How an upload call is signed: sorted <c>k=v</c> joined by <c>&amp;</c>, the secret behind it, a plain digest in hex.</summary>
internal static class RequestSignature
{
    private static readonly string[] NeverSigned = ["file", "cloud_name", "resource_type", "api_key", "signature"];

    /// <summary>The fields that take part, without empty ones.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Signed(IReadOnlyDictionary<string, string> fields) =>
        fields.Where(pair => pair.Value.Length > 0 && !NeverSigned.Contains(pair.Key));

    /// <param name="version">2 escapes <c>&amp;</c> inside values, 1 does not (and can be smuggled past).</param>
    public static string StringToSign(IEnumerable<KeyValuePair<string, string>> fields, int version) => string.Join('&', fields
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key}={(version == 2 ? pair.Value.Replace("&", "%26", StringComparison.Ordinal) : pair.Value)}"));

    public static bool Matches(string signature, string toSign, string secret, bool sha256Only) =>
        (!sha256Only && signature == Sha1(toSign + secret)) || signature == Sha256(toSign + secret);

    // The service's own default; nothing secret rests on it here.
    [SuppressMessage("Security", "CA5350", Justification = "Cloudinary signs with SHA-1 unless an account asks for more.")]
    public static string Sha1(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
