using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>The <c>s--…--</c> of a delivery address: transformations and file without the version, the secret behind it.</summary>
internal static class DeliverySignature
{
    public static bool IsValid(DeliveryUrl url, string secret)
    {
        var signed = string.Join('/', url.Components.Append(url.File)) + secret;
        var given = url.Signature!;
        return given.Length == 32 ? given == Long(signed) : given == Sha1(signed) || given == Long(signed)[..8];
    }

    [SuppressMessage("Security", "CA5350", Justification = "Cloudinary signs with SHA-1 unless an account asks for more.")]
    public static string Sha1(string text) => UrlSafe(SHA1.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    public static string Long(string text) => UrlSafe(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    private static string UrlSafe(byte[] digest) => Convert.ToBase64String(digest).Replace('+', '-').Replace('/', '_');
}
