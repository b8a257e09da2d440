using System.Security.Cryptography;
using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.InstagramAccounts;

/// <summary>Remembers who went away to connect an account. Answers with the state that must come back.</summary>
public sealed class BeginInstagramConnectionCommand(SocialImagesDbContext context, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int StateSize = 32;

    public async Task<string> ExecuteAsync(CurrentUser caller, InstagramLogin login, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var state = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(StateSize));
        context.InstagramConnections.Add(new InstagramConnection
        {
            StateHash = InstagramConnection.HashOf(state),
            WorkspaceId = caller.WorkspaceId,
            UserId = caller.UserId,
            Login = login,
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        });
        await context.SaveChangesAsync(cancellationToken);
        return state;
    }
}
