using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Audit;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

/// <summary>What changes of a generation write beside it, in the same transaction.</summary>
internal static class GenerationRecording
{
    public static void Audit(this SocialImagesDbContext context, CurrentUser caller, string action, Generation generation, DateTimeOffset now)
        => context.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            UserId = caller.UserId,
            Action = action,
            SubjectType = nameof(Generation),
            SubjectId = generation.Id,
            CreatedAt = now,
        });

    /// <summary>The next progress event; subscribers hear of it with the commit.</summary>
    public static void Report(this SocialImagesDbContext context, Generation generation, ProgressReport report, DateTimeOffset now)
    {
        context.GenerationEvents.Add(new GenerationEvent
        {
            GenerationId = generation.Id,
            Sequence = generation.NextSequence(),
            Status = generation.Status,
            Stage = report.Stage,
            Percent = report.Percent,
            Attempt = generation.Attempt,
            Provider = report.Provider,
            PreviewHash = report.Preview,
            ImageId = report.ImageId,
            Failure = generation.Failure,
            CreatedAt = now,
        });
        context.Announce(EventKind.GenerationProgressed, generation.WorkspaceId, generation.Id, now);
    }

    /// <summary>What a dead worker left: calls without an end, and calls whose picture it did not live to store. Both keep their cost.</summary>
    public static Task<int> LoseAttemptsAsync(
        this SocialImagesDbContext context, Guid generationId, DateTimeOffset now, CancellationToken cancellationToken)
        => context.Database.ExecuteSqlAsync(
            $"""
            update generation_attempts as attempt
            set outcome = 'Lost', finished_at = coalesce(finished_at, {now}), error = coalesce(error, 'the worker died before the picture was stored')
            where generation_id = {generationId} and (outcome = 'Started' or (outcome = 'Succeeded' and not exists (
                select from images where images.generation_id = attempt.generation_id and generation_index = attempt.image_index)))
            """,
            cancellationToken);

    /// <summary>Ends calls whose end nobody saw (they keep their expected cost: the provider may bill them), and counts what there is.</summary>
    public static async Task<GenerationOutcome> CloseAttemptsAsync(
        this SocialImagesDbContext context, Guid generationId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var outcomes = await context.Database.SqlQuery<GenerationOutcome>(
            $"""
            with closed as (
                update generation_attempts set outcome = 'Canceled', finished_at = {now} where generation_id = {generationId} and outcome = 'Started')
            select
                (select count(*)::int from images where generation_id = {generationId}) as "Made",
                (select count(*)::int from generation_reuses where generation_id = {generationId}) as "Reused",
                (select coalesce(sum(cost_usd), 0) from generation_attempts where generation_id = {generationId}) as "CostUsd"
            """).ToListAsync(cancellationToken);
        return outcomes[0];
    }
}

/// <summary>What came of a generation.</summary>
/// <param name="Made">Pictures made for it.</param>
/// <param name="Reused">Pictures the library had already.</param>
/// <param name="CostUsd">Of all its calls, also those in vain.</param>
internal sealed record GenerationOutcome(int Made, int Reused, decimal CostUsd);

/// <summary>What one progress event says beyond the generation's own state.</summary>
internal readonly record struct ProgressReport(
    GenerationStage Stage, int Percent, string? Provider = null, ContentHash? Preview = null, Guid? ImageId = null);
