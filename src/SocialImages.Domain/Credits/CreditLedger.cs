using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Credits;

/// <summary>
/// Two-phase spending: hold before the work, then capture what was delivered and release the rest.
/// Every method works inside the caller's transaction; the balance check is the conditional update itself.
/// </summary>
public sealed class CreditLedger(SocialImagesDbContext context, TimeProvider time)
{
    public async Task GrantAsync(Guid workspaceId, Guid userId, CreditAmount amount, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlAsync(
            $"""
            insert into credit_accounts (workspace_id, user_id, granted, available, held, captured)
            values ({workspaceId}, {userId}, {amount.Value}, {amount.Value}, 0, 0)
            on conflict (workspace_id, user_id) do update
            set granted = credit_accounts.granted + excluded.granted, available = credit_accounts.available + excluded.available
            """,
            cancellationToken);
        AddEntry(workspaceId, userId, CreditEntryKind.Grant, amount, generationId: null);
    }

    /// <exception cref="InsufficientCreditsException">Fewer are available; nothing changed.</exception>
    public async Task HoldAsync(CurrentUser caller, CreditAmount amount, Guid generationId, CancellationToken cancellationToken)
    {
        var held = await context.Database.ExecuteSqlAsync(
            $"""
            update credit_accounts set available = available - {amount.Value}, held = held + {amount.Value}
            where workspace_id = {caller.WorkspaceId} and user_id = {caller.UserId} and available >= {amount.Value}
            """,
            cancellationToken);
        if (held == 0) throw new InsufficientCreditsException(amount, await AvailableAsync(caller, cancellationToken));
        AddEntry(caller.WorkspaceId, caller.UserId, CreditEntryKind.Hold, amount, generationId);
    }

    /// <summary>Ends a hold: <paramref name="captured"/> of it is spent, the rest goes back. Call it once, in the settling transaction.</summary>
    public async Task SettleAsync(
        Guid workspaceId, Guid userId, CreditAmount held, CreditAmount captured, Guid generationId, CancellationToken cancellationToken)
    {
        var released = held - captured;
        var settled = await context.Database.ExecuteSqlAsync(
            $"""
            update credit_accounts
            set held = held - {held.Value}, captured = captured + {captured.Value}, available = available + {released.Value}
            where workspace_id = {workspaceId} and user_id = {userId}
            """,
            cancellationToken);
        if (settled != 1) throw new InvalidOperationException($"Generation {generationId} holds credits of an account that does not exist.");
        if (captured > CreditAmount.Zero) AddEntry(workspaceId, userId, CreditEntryKind.Capture, captured, generationId);
        if (released > CreditAmount.Zero) AddEntry(workspaceId, userId, CreditEntryKind.Release, released, generationId);
    }

    private async Task<CreditAmount> AvailableAsync(CurrentUser caller, CancellationToken cancellationToken)
        => await context.CreditAccounts
            .Where(account => account.WorkspaceId == caller.WorkspaceId && account.UserId == caller.UserId)
            .Select(account => account.Available)
            .FirstOrDefaultAsync(cancellationToken);

    private void AddEntry(Guid workspaceId, Guid userId, CreditEntryKind kind, CreditAmount amount, Guid? generationId)
    {
        var now = time.GetUtcNow();
        context.CreditEntries.Add(new CreditEntry
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = workspaceId,
            UserId = userId,
            Kind = kind,
            Amount = amount,
            GenerationId = generationId,
            CreatedAt = now,
        });
    }
}
