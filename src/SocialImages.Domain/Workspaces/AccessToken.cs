using System.Security.Cryptography;
using System.Text;

namespace SocialImages.Domain.Workspaces;

/// <summary>An opaque bearer token. Only its SHA-256 is stored: who reads the table cannot sign in with it.</summary>
public sealed class AccessToken
{
    private const int SecretBytes = 32;
    private const string Prefix = "si_";

    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required Guid UserId { get; init; }
    public required string Name { get; init; }
    public required byte[] Hash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>256 random bits in URL-safe letters, recognisable to secret scanners by its prefix.</summary>
    public static string NewSecret()
        => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
