using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>One take-up of one generation: what was asked for, what is there already, and the fenced pen.</summary>
internal sealed class GenerationRun(Generation order, IReadOnlyCollection<int> stored, GenerationPen pen, TimeProvider time) : IDisposable
{
    private readonly ProgressMeter _meter = new(order.Count, stored);

    /// <summary>The request; its state is that of the claim and goes stale.</summary>
    public Generation Order => order;

    public IEnumerable<int> MissingIndexes => Enumerable.Range(0, order.Count).Except(stored);

    /// <summary>Changes rows, advances the meter, and tells of it if it is news: all in one transaction.</summary>
    public Task WriteAsync(
        Func<SocialImagesDbContext, Task> change, Action<ProgressMeter> advance, string? provider, CancellationToken cancellationToken)
        => pen.WriteAsync(
            async (context, generation) =>
            {
                await change(context);
                advance(_meter);
                if (_meter.Report(provider) is { } report) context.Report(generation, report, time.GetUtcNow());
            },
            cancellationToken);

    /// <summary>Advances the meter and tells of it if it is news; a preview always is.</summary>
    public Task ReportAsync(Action<ProgressMeter> advance, string? provider, ContentHash? preview, CancellationToken cancellationToken)
        => pen.WriteAsync(
            (context, generation) =>
            {
                advance(_meter);
                if (_meter.Report(provider, preview) is { } report) context.Report(generation, report, time.GetUtcNow());
                return Task.CompletedTask;
            },
            cancellationToken);

    /// <summary>The picture's row and its event, once: a picture that is there already is left as it is.</summary>
    public Task AddAsync(Image image, IReadOnlyList<ImageRendition> renditions, CancellationToken cancellationToken)
        => pen.WriteAsync(
            async (context, generation) =>
            {
                var index = image.GenerationIndex!.Value;
                if (await context.Images.AnyAsync(row => row.GenerationId == order.Id && row.GenerationIndex == index, cancellationToken)) return;
                context.Images.Add(image);
                context.ImageRenditions.AddRange(renditions);
                context.Announce(Events.EventKind.LibraryChanged, image.WorkspaceId, image.Id, time.GetUtcNow());
                _meter.Finish(index);
                if (_meter.Report(image.Provider, imageId: image.Id) is { } report) context.Report(generation, report, time.GetUtcNow());
            },
            cancellationToken);

    /// <summary>The last write: nothing can be written afterwards.</summary>
    public Task SettleAsync(GenerationSettlement settlement, GenerationFailure? failure, CancellationToken cancellationToken)
        => pen.WriteAsync((context, generation) => settlement.SettleAsync(context, generation, failure, cancellationToken), cancellationToken);

    public void Dispose() => pen.Dispose();
}
