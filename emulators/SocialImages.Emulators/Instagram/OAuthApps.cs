using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace SocialImages.Emulators.Instagram;

/// <summary>The Meta apps that may ask for a login.</summary>
internal sealed class OAuthApps
{
    public const string DemoAppId = "990602627938098";
    public const string DemoAppSecret = "emulator-app-secret";

    private readonly ConcurrentDictionary<string, string> secrets = new() { [DemoAppId] = DemoAppSecret };

    public void Add(string id, string secret) => secrets[id] = secret;

    public bool Knows(string? id) => id is not null && secrets.ContainsKey(id);

    public bool IsSecret(string? id, string? secret) => id is not null && secrets.TryGetValue(id, out var known) && known == secret;

    public bool IsAnySecret(string? secret) => secret is not null && secrets.Values.Contains(secret);

    /// <summary>Lower-case hex of HMAC-SHA256 with the app secret as key and the token as message.</summary>
    public void CheckProof(string token, string proof)
    {
        if (secrets.Values.Any(secret => Proof(secret, token) == proof)) return;
        throw new GraphException(100, null, "Invalid appsecret_proof provided in the API argument") { Type = "GraphMethodException" };
    }

    public static string Proof(string secret, string token) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(token)));
}
