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
        Add(caller, operation, generation, now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return generation;
    }

    /// <summary>Several at once: all of them, or none.</summary>
    /// <exception cref="RateLimitedException">Too many requests.</exception>
    /// <exception cref="InsufficientCreditsException">Fewer credits than all of them cost together.</exception>
    /// <exception cref="IdempotencyConflictException">The key was used with another input.</exception>
    public async Task<IReadOnlyList<Generation>> AdmitAllAsync<TInput>(
        CurrentUser caller, string operation, string? key, TInput input, IReadOnlyList<GenerationOrder> orders, CancellationToken cancellationToken)
    {
        foreach (var _ in orders) await gate.EnterAsync(caller, cancellationToken);
        var now = time.GetUtcNow();
        var batchId = Guid.CreateVersion7(now);

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var first = await keys.ClaimAsync(caller, operation, key, input, batchId, cancellationToken);
        if (first != batchId) return await LoadBatchAsync(first, cancellationToken);

        // A microsecond apart, so that the same request answers in the same order.
        Generation[] generations = [.. orders.Select((order, index) => order.ToGeneration(caller, now + TimeSpan.FromMicroseconds(index), batchId))];
        await HoldAllAsync(caller, generations, cancellationToken);
        foreach (var generation in generations) Add(caller, operation, generation, now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return generations;
    }

    /// <summary>What an equal, earlier request made; null when this is the first one.</summary>
    public async Task<IReadOnlyList<Generation>?> FindRepeatedBatchAsync<TInput>(
        CurrentUser caller, string operation, string? key, TInput input, CancellationToken cancellationToken)
        => await keys.FindAsync(caller, operation, key, input, cancellationToken) is { } first ? await LoadBatchAsync(first, cancellationToken) : null;

    private async Task HoldAllAsync(CurrentUser caller, IReadOnlyList<Generation> generations, CancellationToken cancellationToken)
    {
        var held = CreditAmount.Zero;
        try
        {
            foreach (var generation in generations)
            {
                await ledger.HoldAsync(caller, generation.CreditsHeld, generation.Id, cancellationToken);
                held += generation.CreditsHeld;
            }
        }
        catch (InsufficientCreditsException problem)
        {
            // Told about all of it; the one that failed is only where it was noticed.
            var all = generations.Aggregate(CreditAmount.Zero, (sum, generation) => sum + generation.CreditsHeld);
            throw new InsufficientCreditsException(all, new CreditAmount(problem.Available) + held);
        }
    }

    private void Add(CurrentUser caller, string operation, Generation generation, DateTimeOffset now)
    {
        context.Generations.Add(generation);
        context.Report(generation, new ProgressReport(GenerationStage.Queued, Percent: 0), now);
        context.Audit(caller, operation, generation, now);
        context.Announce(EventKind.GenerationRequested, generation.WorkspaceId, generation.Id, now);
    }

    private async Task<IReadOnlyList<Generation>> LoadBatchAsync(Guid batchId, CancellationToken cancellationToken)
        => await context.Generations.AsNoTracking().Where(generation => generation.BatchId == batchId).OrderBy(generation => generation.CreatedAt).ThenBy(generation => generation.Id).ToListAsync(cancellationToken);

    private Task<Generation> LoadAsync(Guid id, CancellationToken cancellationToken)
        => context.Generations.AsNoTracking().SingleAsync(generation => generation.Id == id, cancellationToken);
}
