using System.Security.Cryptography;
using System.Text;

namespace SocialImages.Domain.InstagramAccounts;

/// <summary>Somebody went to Instagram to connect an account and is expected back with a code, once and soon.</summary>
public sealed class InstagramConnection
{
    /// <summary>SHA-256 of the state that travels; the state itself is known to the browser alone.</summary>
    public required byte[] StateHash { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required Guid UserId { get; init; }
    public required InstagramLogin Login { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    public static byte[] HashOf(string state) => SHA256.HashData(Encoding.UTF8.GetBytes(state));
}
