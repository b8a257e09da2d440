using SocialImages.Domain.Credits;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>
/// How a generation ends: pictures made for it are captured at their price, the rest of the hold goes back, the terminal
/// event is written. Works inside the caller's transaction, on a locked row.
/// </summary>
public sealed class GenerationSettlement(TimeProvider time)
{
    private const int Complete = 100;

    /// <param name="context">The caller's transaction.</param>
    /// <param name="generation">Not finished yet; its row locked.</param>
    /// <param name="failure">Why pictures are missing, if any are.</param>
    /// <param name="cancellationToken">Rolls all of it back.</param>
    public async Task SettleAsync(
        SocialImagesDbContext context, Generation generation, GenerationFailure? failure, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var outcome = await context.CloseAttemptsAsync(generation.Id, now, cancellationToken);
        var captured = generation.CreditsPerImage * outcome.Made;
        await new CreditLedger(context, time).SettleAsync(
            generation.WorkspaceId, generation.UserId, generation.CreditsHeld, captured, generation.Id, cancellationToken);
        End(generation, outcome.Made + outcome.Reused, failure, captured, outcome.CostUsd, now);
        context.Report(generation, new ProgressReport(GenerationStage.Done, Complete, generation.Provider), now);
        context.Announce(EventKind.GenerationFinished, generation.WorkspaceId, generation.Id, now);
    }

    private static void End(
        Generation generation, int delivered, GenerationFailure? failure, CreditAmount captured, decimal costUsd, DateTimeOffset now)
    {
        if (generation.CancelRequested && delivered < generation.Count)
            generation.Cancel(captured, costUsd, now);
        else if (delivered > 0)
            generation.Succeed(captured, costUsd, now);
        else
            generation.Fail(failure ?? GenerationFailures.Interrupted, captured, costUsd, now);
    }
}
