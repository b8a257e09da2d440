using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Audit;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.InstagramAccounts;

/// <summary>Forgets an account's token. Its posts stay, and wait.</summary>
public sealed class DisconnectInstagramAccountCommand(SocialImagesDbContext context, TimeProvider time)
{
    public async Task<InstagramAccount> ExecuteAsync(CurrentUser caller, Guid accountId, CancellationToken cancellationToken)
    {
        var account = await context.InstagramAccounts.FirstOrDefaultAsync(
            row => row.Id == accountId && row.WorkspaceId == caller.WorkspaceId, cancellationToken)
            ?? throw new NotFoundException("Instagram account");
        account.Disconnect();
        var now = time.GetUtcNow();
        context.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            UserId = caller.UserId,
            Action = "disconnectInstagramAccount",
            SubjectType = nameof(InstagramAccount),
            SubjectId = account.Id,
            CreatedAt = now,
        });
        await context.SaveChangesAsync(cancellationToken);
        return account;
    }
}
