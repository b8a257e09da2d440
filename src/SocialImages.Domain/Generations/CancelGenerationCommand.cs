using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations.Pipeline;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

/// <summary>
/// Ends a generation early: a waiting one here and now, a running one by its worker, which keeps and charges what is
/// already delivered. An ended one stays as it ended.
/// </summary>
public sealed class CancelGenerationCommand(SocialImagesDbContext context, GenerationSettlement settlement, TimeProvider time)
{
    /// <exception cref="NotFoundException">No such generation in the caller's workspace.</exception>
    public async Task<Generation> ExecuteAsync(CurrentUser caller, Guid generationId, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var found = await context.Generations.FromSql(
            $"select * from generations where id = {generationId} and workspace_id = {caller.WorkspaceId} for update").ToListAsync(cancellationToken);
        if (found is not [var generation]) throw new NotFoundException("generation");
        if (generation.IsFinished) return generation;

        var now = time.GetUtcNow();
        context.Audit(caller, "cancelGeneration", generation, now);
        generation.RequestCancel();
        if (generation.Status == GenerationStatus.Queued) await settlement.SettleAsync(context, generation, failure: null, cancellationToken);
        else context.Announce(EventKind.GenerationRequested, generation.WorkspaceId, generation.Id, now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return generation;
    }
}
