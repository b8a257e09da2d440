using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SocialImages.Emulators.Wire;

internal static class Ids
{
    public static string Hex(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    public static string Url(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    /// <summary>A number that is the same for the same text in every process.</summary>
    public static ulong Stable(string text) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
