using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations.Prompts;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Moderation;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>One take-up of one generation: what was asked for, what is there already, and the fenced pen.</summary>
internal sealed class GenerationRun(
    Generation order, IReadOnlyCollection<int> stored, GenerationPen pen, GenerationSettlement settlement, TimeProvider time) : IDisposable
{
    private readonly ProgressMeter _meter = new(order.Count, stored);
    private readonly HashSet<int> _present = [.. stored];
    private Func<SocialImagesDbContext, Generation, Task>? _passing;
    private bool _isSettled;

    /// <summary>The request; its state is that of the claim and goes stale.</summary>
    public Generation Order => order;

    /// <summary>The prompt as it is moderated, looked up and sent.</summary>
    public ComposedPrompt Words { get; } = PromptComposer.Compose(order);

    /// <summary>The pictures that go along.</summary>
    public IReadOnlyList<ReferencePicture> References { get; set; } = [];

    public ReferencePicture? Mask { get; set; }

    public IReadOnlyList<int> MissingIndexes => [.. Enumerable.Range(0, order.Count).Where(index => !_present.Contains(index))];

    /// <summary>Keeps the verdicts on a prompt that goes no further.</summary>
    public Task RejectAsync(IReadOnlyList<ModerationVerdict> verdicts, CancellationToken cancellationToken)
        => pen.WriteAsync((context, _) => KeepAsync(context, verdicts), cancellationToken);

    /// <summary>
    /// The prompt has passed; what the library has already is given, the rest is made now. Where there is nothing to give, all of
    /// this is written with whatever comes next: until then nothing has happened that could be lost.
    /// </summary>
    public async Task BeginMakingAsync(IReadOnlyList<ModerationVerdict> verdicts, IReadOnlyList<Image> equal, CancellationToken cancellationToken)
    {
        _passing = async (context, generation) =>
        {
            await KeepAsync(context, verdicts);
            if (_meter.IsModerated) return;
            Tell(context, generation, provider: null);
            _meter.PassModeration();
            Tell(context, generation, order.Provider);
        };
        var places = MissingIndexes.Zip(equal).ToList();
        if (places.Count == 0) return;
        await WriteAsync(
            async (context, generation) =>
            {
                foreach (var (index, image) in places) await ReuseAsync(context, generation, index, image);
            },
            cancellationToken);
        foreach (var (index, _) in places) _present.Add(index);
    }

    /// <summary>Changes rows, advances the meter, and tells of it if it is news: all in one transaction.</summary>
    public Task WriteAsync(
        Func<SocialImagesDbContext, Task> change, Action<ProgressMeter> advance, string? provider, CancellationToken cancellationToken)
        => WriteAsync(
            async (context, generation) =>
            {
                await change(context);
                advance(_meter);
                Tell(context, generation, provider);
            },
            cancellationToken);

    /// <summary>Advances the meter and tells of it if it is news; a preview always is.</summary>
    public Task ReportAsync(Action<ProgressMeter> advance, string? provider, ContentHash? preview, CancellationToken cancellationToken)
        => WriteAsync(
            (context, generation) =>
            {
                advance(_meter);
                Tell(context, generation, provider, preview);
                return Task.CompletedTask;
            },
            cancellationToken);

    /// <summary>The picture will not come; why is in the verdicts, if a moderator said it.</summary>
    public Task GiveUpAsync(int index, IReadOnlyList<ModerationVerdict> verdicts, string? provider, CancellationToken cancellationToken)
        => WriteAsync(context => KeepAsync(context, verdicts), meter => meter.GiveUp(index), provider, cancellationToken);

    /// <summary>
    /// The picture's rows and its event, once: a picture that is there already is left as it is. With the last picture the
    /// generation is settled in the same transaction.
    /// </summary>
    public async Task AddAsync(
        Image image, IReadOnlyList<ImageRendition> renditions, IReadOnlyList<ModerationVerdict> verdicts, CancellationToken cancellationToken)
    {
        var isLast = false;
        await WriteAsync(
            async (context, generation) =>
            {
                var index = image.GenerationIndex!.Value;
                if (await context.Images.AnyAsync(row => row.GenerationId == order.Id && row.GenerationIndex == index, cancellationToken)) return;
                await KeepAsync(context, verdicts);
                context.Images.Add(image);
                context.ImageRenditions.AddRange(renditions);
                context.Announce(Events.EventKind.LibraryChanged, image.WorkspaceId, image.Id, time.GetUtcNow());
                _meter.Finish(index);
                Tell(context, generation, image.Provider, imageId: image.Id);
                if (!_meter.IsFull) return;
                isLast = true;
                // What is settled is counted by the database.
                await context.SaveChangesAsync(cancellationToken);
                await settlement.SettleAsync(context, generation, failure: null, cancellationToken);
            },
            cancellationToken);
        _isSettled |= isLast;
    }

    /// <summary>The last write, if it has not been made: nothing can be written afterwards.</summary>
    public Task SettleAsync(GenerationFailure? failure, CancellationToken cancellationToken)
        => _isSettled
            ? Task.CompletedTask
            : WriteAsync((context, generation) => settlement.SettleAsync(context, generation, failure, cancellationToken), cancellationToken);

    public void Dispose() => pen.Dispose();

    private async Task WriteAsync(Func<SocialImagesDbContext, Generation, Task> change, CancellationToken cancellationToken)
    {
        await pen.WriteAsync(
            async (context, generation) =>
            {
                if (_passing is { } pass) await pass(context, generation);
                await change(context, generation);
            },
            cancellationToken);
        _passing = null;
    }

    private async Task ReuseAsync(SocialImagesDbContext context, Generation generation, int index, Image image)
    {
        if (await context.GenerationReuses.AnyAsync(row => row.GenerationId == order.Id && row.ImageIndex == index)) return;
        context.GenerationReuses.Add(new GenerationReuse { GenerationId = order.Id, ImageIndex = index, ImageId = image.Id });
        _meter.Finish(index);
        Tell(context, generation, image.Provider, imageId: image.Id);
    }

    private void Tell(SocialImagesDbContext context, Generation generation, string? provider, ContentHash? preview = null, Guid? imageId = null)
    {
        if (_meter.Report(provider, preview, imageId) is { } report) context.Report(generation, report, time.GetUtcNow());
    }

    private static async Task KeepAsync(SocialImagesDbContext context, IReadOnlyList<ModerationVerdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            if (!await context.ModerationVerdicts.AnyAsync(row => row.Id == verdict.Id)) context.ModerationVerdicts.Add(verdict);
        }
    }
}
