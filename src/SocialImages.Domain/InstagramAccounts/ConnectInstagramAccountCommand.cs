using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Audit;
using SocialImages.Domain.Data;
using SocialImages.Domain.Notices;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.InstagramAccounts;

/// <summary>An account whose token was obtained from Instagram already.</summary>
public sealed record ConnectInstagramAccount(
    string InstagramUserId, string Username, InstagramLogin Login, string AccessToken, DateTimeOffset? TokenExpiresAt);

/// <summary>Connects an account, or connects it again with a new token.</summary>
public sealed class ConnectInstagramAccountCommand(SocialImagesDbContext context, TokenProtector protector, TimeProvider time)
{
    public async Task<InstagramAccount> ExecuteAsync(CurrentUser caller, ConnectInstagramAccount input, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var account = await context.InstagramAccounts.FirstOrDefaultAsync(
            row => row.WorkspaceId == caller.WorkspaceId && row.Username == input.Username, cancellationToken);
        if (account is null)
        {
            var id = Guid.CreateVersion7(now);
            account = new InstagramAccount
            {
                Id = id,
                WorkspaceId = caller.WorkspaceId,
                InstagramUserId = input.InstagramUserId,
                Username = input.Username,
                Login = input.Login,
                TokenCiphertext = protector.Protect(input.AccessToken, id),
                TokenIssuedAt = now,
                TokenExpiresAt = input.TokenExpiresAt,
                CreatedAt = now,
            };
            context.InstagramAccounts.Add(account);
        }
        else
        {
            // Another way of signing in brings another kind of token, for another host.
            (account.InstagramUserId, account.Login) = (input.InstagramUserId, input.Login);
            account.Reconnect(protector.Protect(input.AccessToken, account.Id), input.TokenExpiresAt, now);
        }

        context.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            UserId = caller.UserId,
            Action = "connectInstagramAccount",
            SubjectType = nameof(InstagramAccount),
            SubjectId = account.Id,
            CreatedAt = now,
        });
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await context.ClearAccountAsync(account.Id, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return account;
    }
}
