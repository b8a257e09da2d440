using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Workspaces;

/// <summary>From a bearer token to the user it stands for.</summary>
public sealed class TokenAuthenticator(IDbContextFactory<SocialImagesDbContext> contexts, TimeProvider time)
{
    /// <summary>
    /// Null when the token is unknown, expired or revoked, or when its user does not belong to
    /// <paramref name="wantedWorkspaceId"/>. Without a wanted workspace the token's own is taken.
    /// </summary>
    public async Task<CurrentUser?> AuthenticateAsync(string secret, Guid? wantedWorkspaceId, CancellationToken cancellationToken)
    {
        var hash = AccessToken.HashOf(secret);
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from token in context.AccessTokens
            where token.Hash == hash && token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt > now)
            from member in context.Memberships
            where member.UserId == token.UserId && member.WorkspaceId == (wantedWorkspaceId ?? token.WorkspaceId)
            select new CurrentUser(member.UserId, member.WorkspaceId, member.Role)).FirstOrDefaultAsync(cancellationToken);
    }
}
