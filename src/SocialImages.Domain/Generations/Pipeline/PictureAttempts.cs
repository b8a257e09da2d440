using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Imaging;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>One picture, asked of one model.</summary>
internal sealed record PictureTask(int Index, IImageProvider Provider, ImageModel Model, string ModelName, SizePlan Size);

/// <summary>What came of it: a picture that was proved to be one, or the problem.</summary>
internal sealed record AttemptResult(MadePicture? Picture, ImageProviderException? Problem);

/// <param name="Provided">As it came.</param>
/// <param name="Prepared">As it is stored.</param>
/// <param name="CostUsd">Of the call.</param>
internal sealed record MadePicture(ProvidedPicture Provided, PreparedImage Prepared, decimal CostUsd)
{
    /// <summary>Done once the call's end is written down, which goes on beside the storing.</summary>
    public Task Recorded { get; init; } = Task.CompletedTask;
}

/// <summary>
/// Calls to one provider for one picture: each has a row before it starts, and is repeated only where the provider
/// cannot have begun.
/// </summary>
internal sealed partial class PictureAttempts(
    ImageIngest ingest, Previews previews, Repetition repetition, ProviderHealth health, IOptions<GenerationOptions> options, TimeProvider time,
    ILogger<PictureAttempts> logger)
{
    private static readonly TimeSpan ImagingBusyDelay = TimeSpan.FromMilliseconds(500);

    public async Task<AttemptResult> ExecuteAsync(GenerationRun run, PictureTask task, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if (await EnterAsync(task.Provider.Name, cancellationToken) is { } resting) return new AttemptResult(Picture: null, resting);
            var result = await TryAsync(run, task, cancellationToken);
            if (result.Problem is not { } problem) return result;

            LogFailed(logger, problem, task.Provider.Name, run.Order.Id, tries, problem.Reason, problem.Detail);
            if (repetition.Wait(tries, problem.IsSafeToRepeat, problem.RetryAfter) is not { } wait) return result;
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>Waits out a short rest the provider asked for. A broken or long-resting one is not waited for: the next one is asked.</summary>
    private async Task<ImageProviderException?> EnterAsync(string provider, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry = health.Enter(provider);
            if (entry.MayAsk) return null;
            if (entry.IsBroken || entry.Rest > options.Value.MaxRetryDelay)
                return new ImageProviderException(ProviderFailure.RateLimited, "The picture service is left alone for a while.") { RetryAfter = entry.Rest, Detail = "resting" };
            await Task.Delay(entry.Rest, time, cancellationToken);
        }
    }

    private async Task<AttemptResult> TryAsync(GenerationRun run, PictureTask task, CancellationToken cancellationToken)
    {
        var isReported = false;
        try
        {
            var attempt = NewAttempt(run, task);
            await run.WriteAsync(context => AddAsync(context, attempt), _ => { }, task.Provider.Name, cancellationToken);
            var result = await CallAsync(run, task, attempt, cancellationToken);
            isReported = true;
            Report(task.Provider.Name, result);
            var recorded = run.WriteAsync(
                context => CompleteAsync(context, attempt),
                meter => meter.Advance(task.Index, result.Picture is null ? 0 : 1),
                task.Provider.Name,
                cancellationToken);
            if (result.Picture is { } picture) return result with { Picture = picture with { Recorded = recorded } };
            await recorded;
            return result;
        }
        finally
        {
            if (!isReported) health.LeftOpen(task.Provider.Name);
        }
    }

    private void Report(string provider, AttemptResult result)
    {
        if (result.Problem is { } problem) health.Failed(provider, problem);
        else health.Succeeded(provider, result.Picture!.Provided.RestBeforeNextCall);
    }

    private async Task<AttemptResult> CallAsync(GenerationRun run, PictureTask task, GenerationAttempt attempt, CancellationToken cancellationToken)
    {
        await using var lane = new ProgressLane((progress, cancel) => ReportAsync(run, task, progress, cancel), cancellationToken);
        try
        {
            var provided = await task.Provider.GenerateAsync(RequestFor(run, task), lane.Report, lane.Token);
            var told = lane.StopAsync();
            attempt.CostUsd = provided.CostUsd ?? attempt.CostUsd;
            attempt.RequestId = provided.RequestId;
            var prepared = await PrepareAsync(provided.Bytes, task.Size.Requested, cancellationToken);
            await told;
            return Ended(attempt, AttemptOutcome.Succeeded, new AttemptResult(new MadePicture(provided, prepared, attempt.CostUsd), Problem: null));
        }
        catch (Exception) when (lane.HasFailed)
        {
            await lane.StopAsync();
            throw;
        }
        catch (ImageProviderException problem)
        {
            attempt.CostUsd = problem.CostUsd ?? (problem.MayHaveCost ? attempt.CostUsd : 0);
            attempt.RequestId = problem.RequestId;
            return Failed(attempt, problem);
        }
        catch (ImagingException exception)
        {
            return Failed(attempt, new ImageProviderException(ProviderFailure.Transient, "The picture service sent something that is no picture.", exception)
            {
                MayHaveCost = true,
                Detail = $"no picture: {exception.Reason}",
                RequestId = attempt.RequestId,
            });
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever an adapter did not foresee ends this attempt: else the generation would be taken up, and paid, again and again.
            return Failed(attempt, new ImageProviderException(ProviderFailure.Transient, "The picture service gave no usable answer.", exception)
            {
                MayHaveCost = true,
                Detail = $"unforeseen: {exception.GetType().Name}",
            });
        }
    }

    private AttemptResult Failed(GenerationAttempt attempt, ImageProviderException problem)
    {
        attempt.Error = $"{problem.Reason}: {problem.Detail}";
        var outcome = problem switch
        {
            { Reason: ProviderFailure.Refused } => AttemptOutcome.Refused,
            { MayHaveCost: true } => AttemptOutcome.Lost,
            _ => AttemptOutcome.Failed,
        };
        return Ended(attempt, outcome, new AttemptResult(Picture: null, problem));
    }

    private AttemptResult Ended(GenerationAttempt attempt, AttemptOutcome outcome, AttemptResult result)
    {
        attempt.Outcome = outcome;
        attempt.FinishedAt = time.GetUtcNow();
        return result;
    }

    private async Task<PreparedImage> PrepareAsync(ReadOnlyMemory<byte> bytes, PixelSize size, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ingest.PrepareAsync(bytes, size, cancellationToken);
            }
            catch (ImagingException exception) when (exception.IsTransient)
            {
                // The picture is paid for: it waits its turn, however long that takes.
            }

            await Task.Delay(ImagingBusyDelay, time, cancellationToken);
        }
    }

    private async Task ReportAsync(GenerationRun run, PictureTask task, ProviderProgress progress, CancellationToken cancellationToken)
    {
        var preview = progress.Preview is { } bytes ? await previews.StoreAsync(run.Order.WorkspaceId, bytes, cancellationToken) : null;
        await run.ReportAsync(meter => meter.Advance(task.Index, progress.Fraction), task.Provider.Name, preview, cancellationToken);
    }

    private static ImageRequest RequestFor(GenerationRun run, PictureTask task) => new(
        task.Model, task.ModelName, run.Words.Prompt, run.Words.NegativePrompt, run.Order.Style, task.Size.Sent, run.Order.Quality,
        task.Model.SeedFrom(run.Order.Seed))
    {
        Work = run.Order.Work,
        References = run.References,
        Mask = run.Mask,
    };

    private GenerationAttempt NewAttempt(GenerationRun run, PictureTask task)
    {
        var now = time.GetUtcNow();
        return new GenerationAttempt
        {
            Id = Guid.CreateVersion7(now),
            GenerationId = run.Order.Id,
            ImageIndex = task.Index,
            Provider = task.Provider.Name,
            Model = task.ModelName,
            StartedAt = now,
            Outcome = AttemptOutcome.Started,
            CostUsd = task.Model.EstimateUsd(task.Size.Sent, run.Order.Quality),
        };
    }

    private static async Task AddAsync(Data.SocialImagesDbContext context, GenerationAttempt attempt)
    {
        if (!await context.GenerationAttempts.AnyAsync(row => row.Id == attempt.Id)) context.GenerationAttempts.Add(attempt);
    }

    private static Task CompleteAsync(Data.SocialImagesDbContext context, GenerationAttempt attempt)
    {
        context.GenerationAttempts.Update(attempt);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Provider} made no picture for generation {GenerationId} (try {Tries}): {Reason}, {Detail}")]
    private static partial void LogFailed(
        ILogger logger, Exception exception, string provider, Guid generationId, int tries, ProviderFailure reason, string? detail);
}
