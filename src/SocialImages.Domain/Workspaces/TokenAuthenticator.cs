using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Workspaces;

/// <summary>
/// From a bearer token to the user it stands for. What the database said is believed for <see cref="Lifetime"/>, so that a token
/// revoked on another node, or a membership taken away, ends within that time.
/// </summary>
public sealed class TokenAuthenticator(IDbContextFactory<SocialImagesDbContext> contexts, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly KnownTokens _known = new(Lifetime, time);

    /// <summary>
    /// Null when the token is unknown, expired or revoked, or when its user does not belong to
    /// <paramref name="wantedWorkspaceId"/>. Without a wanted workspace the token's own is taken.
    /// </summary>
    public async Task<CurrentUser?> AuthenticateAsync(string secret, Guid? wantedWorkspaceId, CancellationToken cancellationToken)
    {
        var hash = AccessToken.HashOf(secret);
        var bearer = _known.Find(hash) ?? await LookUpAsync(hash, cancellationToken);
        return bearer is null || bearer.ExpiresAt <= time.GetUtcNow() ? null : bearer.In(wantedWorkspaceId ?? bearer.WorkspaceId);
    }

    /// <summary>To be called once a revocation is committed: this node asks the database again at once.</summary>
    public void Forget(byte[] tokenHash) => _known.Forget(tokenHash);

    private async Task<TokenBearer?> LookUpAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from token in context.AccessTokens
            where token.Hash == hash && token.RevokedAt == null
            from member in context.Memberships
            where member.UserId == token.UserId
            select new { token.ExpiresAt, token.WorkspaceId, User = new CurrentUser(member.UserId, member.WorkspaceId, member.Role) }).ToListAsync(cancellationToken);
        if (rows.Count == 0) return null;
        var bearer = new TokenBearer(rows[0].WorkspaceId, rows[0].ExpiresAt, rows.ConvertAll(row => row.User));
        _known.Keep(hash, bearer);
        return bearer;
    }
}
