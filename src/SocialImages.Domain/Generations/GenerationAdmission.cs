using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

/// <summary>The one transaction in which a request becomes a generation: all of it, or nothing.</summary>
public sealed class GenerationAdmission(
    SocialImagesDbContext context, IdempotencyKeys keys, CreditLedger ledger, GenerationRateGate gate, TimeProvider time)
{
    /// <summary>The generation that an equal, earlier request made; null when this is the first one.</summary>
    /// <exception cref="IdempotencyConflictException">The key was used with another input.</exception>
    public async Task<Generation?> FindRepeatedAsync<TInput>(
        CurrentUser caller, string operation, string? key, TInput input, CancellationToken cancellationToken)
        => await keys.FindAsync(caller, operation, key, input, cancellationToken) is { } first ? await LoadAsync(first, cancellationToken) : null;

    /// <exception cref="RateLimitedException">Too many requests.</exception>
    /// <exception cref="InsufficientCreditsException">Fewer credits than the pictures cost.</exception>
    /// <exception cref="IdempotencyConflictException">The key was used with another input.</exception>
    public async Task<Generation> AdmitAsync<TInput>(
        CurrentUser caller, string operation, string? key, TInput input, GenerationOrder order, CancellationToken cancellationToken)
    {
        await gate.EnterAsync(caller, cancellationToken);
        var now = time.GetUtcNow();
        var generation = order.ToGeneration(caller, now);

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var first = await keys.ClaimAsync(caller, operation, key, input, generation.Id, cancellationToken);
        if (first != generation.Id) return await LoadAsync(first, cancellationToken);

        await ledger.HoldAsync(caller, order.Credits, generation.Id, cancellationToken);
        context.Generations.Add(generation);
        context.Report(generation, new ProgressReport(GenerationStage.Queued, Percent: 0), now);
        context.Audit(caller, operation, generation, now);
        context.Announce(EventKind.GenerationProgressed, generation.WorkspaceId, generation.Id, now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return generation;
    }

    private Task<Generation> LoadAsync(Guid id, CancellationToken cancellationToken)
        => context.Generations.AsNoTracking().SingleAsync(generation => generation.Id == id, cancellationToken);
}
