using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

/// <summary>Progress as it is committed, on whichever node: nothing missed, nothing twice, ended by the terminal event.</summary>
public sealed class GenerationProgressReader(IDbContextFactory<SocialImagesDbContext> contexts, EventFeed feed)
{
    private const int PageSize = 100;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    /// <param name="caller">Who listens.</param>
    /// <param name="generationId">A generation of the caller's workspace.</param>
    /// <param name="afterSequence">The last event already seen; null or 0 for all of them.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    /// <exception cref="NotFoundException">No such generation in the caller's workspace; thrown before the first event.</exception>
    public async Task<IAsyncEnumerable<GenerationEvent>> OpenAsync(
        CurrentUser caller, Guid generationId, int? afterSequence, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var isKnown = await context.Generations.AnyAsync(
            generation => generation.Id == generationId && generation.WorkspaceId == caller.WorkspaceId, cancellationToken);
        return isKnown ? ReadAsync(generationId, afterSequence ?? 0, CancellationToken.None) : throw new NotFoundException("generation");
    }

    private async IAsyncEnumerable<GenerationEvent> ReadAsync(
        Guid generationId, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var wake = feed.Subscribe(notice => notice.SubjectId == generationId);
        while (true)
        {
            var (events, isEnded) = await NextAsync(generationId, after, cancellationToken);
            foreach (var progress in events)
            {
                yield return progress;
                after = progress.Sequence;
            }

            if (isEnded) yield break;
            if (events.Count < PageSize) await wake.WaitAsync(PollInterval, cancellationToken);
        }
    }

    /// <summary>The next page, and whether nothing can follow it.</summary>
    private async Task<(IReadOnlyList<GenerationEvent> Events, bool IsEnded)> NextAsync(Guid generationId, int after, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var events = await context.GenerationEvents.AsNoTracking()
            .Where(row => row.GenerationId == generationId && row.Sequence > after)
            .OrderBy(row => row.Sequence).Take(PageSize).ToListAsync(cancellationToken);
        if (events is [.., { Stage: GenerationStage.Done }]) return (events, true);

        // A subscriber that is already past the end must not wait for ever.
        var isPastEnd = events.Count == 0 && await context.Generations.AnyAsync(
            row => row.Id == generationId && row.LastSequence <= after && row.FinishedAt != null, cancellationToken);
        return (events, isPastEnd);
    }
}
