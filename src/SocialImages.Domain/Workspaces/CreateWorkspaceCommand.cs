using SocialImages.Domain.Credits;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Workspaces;

public sealed record CreateWorkspace(string Name, string OwnerEmail, string OwnerName, CreditAmount Credits);

/// <summary>The token's secret is told here once; only its hash is stored.</summary>
public sealed record CreatedWorkspace(CurrentUser Owner, string Token);

/// <summary>A workspace with its owner, first credits and a token to sign in with.</summary>
public sealed class CreateWorkspaceCommand(SocialImagesDbContext context, CreditLedger ledger, TimeProvider time)
{
    public async Task<CreatedWorkspace> ExecuteAsync(CreateWorkspace input, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var workspace = new Workspace { Id = Guid.CreateVersion7(now), Name = input.Name, CreatedAt = now };
        var owner = new User { Id = Guid.CreateVersion7(now), Email = input.OwnerEmail, Name = input.OwnerName, CreatedAt = now };
        var secret = AccessToken.NewSecret();

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.Workspaces.Add(workspace);
        context.Users.Add(owner);
        await context.SaveChangesAsync(cancellationToken);
        context.Memberships.Add(new Membership { WorkspaceId = workspace.Id, UserId = owner.Id, Role = WorkspaceRole.Owner, CreatedAt = now });
        context.AccessTokens.Add(new AccessToken
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = workspace.Id,
            UserId = owner.Id,
            Name = "first token",
            Hash = AccessToken.HashOf(secret),
            CreatedAt = now,
        });
        if (input.Credits > CreditAmount.Zero) await ledger.GrantAsync(workspace.Id, owner.Id, input.Credits, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CreatedWorkspace(new CurrentUser(owner.Id, workspace.Id, WorkspaceRole.Owner), secret);
    }
}
