using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>
/// The order of things, from a claim to the settlement: moderate → cache → then for every picture attempt → fall back →
/// moderate the output → store → and at the end settle. It continues where an earlier worker was cut off.
/// </summary>
internal sealed class GenerationPipeline(
    IDbContextFactory<SocialImagesDbContext> contexts, ContentCheck content, PromptCache cache, References references, PictureMaker maker,
    GenerationSettlement settlement, IOptions<GenerationOptions> options, TimeProvider time)
{
    /// <param name="claim">The worker's hold.</param>
    /// <param name="userCancel">The caller wants it ended: what is delivered is settled.</param>
    /// <param name="stop">The worker must let go: nothing more is written.</param>
    /// <exception cref="LeaseLostException">Another worker has it.</exception>
    public async Task RunAsync(GenerationClaim claim, CancellationToken userCancel, CancellationToken stop)
    {
        using var run = await OpenAsync(claim, stop);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(userCancel, stop);
        GenerationFailure? failure = null;
        try
        {
            failure = await WorkAsync(run, claim, working.Token);
        }
        catch (OperationCanceledException) when (userCancel.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            // Settled as it stands; the row itself says that it was cancelled.
        }

        await run.SettleAsync(failure, stop);
    }

    private async Task<GenerationFailure?> WorkAsync(GenerationRun run, GenerationClaim claim, CancellationToken cancellationToken)
    {
        if (run.Order.CancelRequested || run.MissingIndexes.Count == 0) return null;
        if (!options.Value.Enabled) return GenerationFailures.Disabled;
        if (claim.Attempt > options.Value.MaxTakeUps) return GenerationFailures.Interrupted;

        if (content.IsChecked) await run.ReportAsync(_ => { }, provider: null, preview: null, cancellationToken);
        var prompt = await content.CheckPromptAsync(run, cancellationToken);
        if (prompt.Failure is not null)
        {
            await run.RejectAsync(prompt.Verdicts, cancellationToken);
            return prompt.Failure;
        }

        var equal = run.Order.Reuse
            ? await cache.FindAsync(run.Order.WorkspaceId, cache.KeyOf(run.Order), run.MissingIndexes.Count, cancellationToken)
            : [];
        await run.BeginMakingAsync(prompt.Verdicts, equal, cancellationToken);
        return await references.LoadAsync(run, cancellationToken) ?? await MakeAllAsync(run, cancellationToken);
    }

    /// <summary>All missing pictures at once; when one of them cannot go on (the lease is lost), the others stop too.</summary>
    private async Task<GenerationFailure?> MakeAllAsync(GenerationRun run, CancellationToken cancellationToken)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return GenerationFailures.MostHelpful(await Task.WhenAll(run.MissingIndexes.Select(MakeAsync)));

        async Task<GenerationFailure?> MakeAsync(int index)
        {
            try
            {
                return await maker.MakeAsync(run, index, together.Token);
            }
            catch
            {
                await together.CancelAsync();
                throw;
            }
        }
    }

    /// <summary>What an earlier worker left: stored pictures stay, calls without a stored picture are lost with what they cost.</summary>
    private async Task<GenerationRun> OpenAsync(GenerationClaim claim, CancellationToken cancellationToken)
    {
        var pen = new GenerationPen(contexts, claim, time);
        List<int> stored = [];
        if (claim.Attempt > 1)
        {
            await pen.WriteAsync(
                async (context, _) =>
                {
                    await context.LoseAttemptsAsync(claim.Id, time.GetUtcNow(), cancellationToken);
                    stored = await StoredAsync(context, claim.Id, cancellationToken);
                },
                cancellationToken);
        }

        return new GenerationRun(claim.Order, stored, pen, settlement, time);
    }

    private static async Task<List<int>> StoredAsync(SocialImagesDbContext context, Guid generationId, CancellationToken cancellationToken)
    {
        var made = await context.Images
            .Where(image => image.GenerationId == generationId).Select(image => image.GenerationIndex!.Value).ToListAsync(cancellationToken);
        var reused = await context.GenerationReuses
            .Where(reuse => reuse.GenerationId == generationId).Select(reuse => reuse.ImageIndex).ToListAsync(cancellationToken);
        return [.. made, .. reused];
    }
}
