using SocialImages.Domain.Generations.Providers;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>One picture of a generation: the chosen model, then the fallbacks, until one has made it and it is stored.</summary>
internal sealed class PictureMaker(ModelChoice models, PictureAttempts attempts, PictureStorage storage)
{
    /// <returns>Null when the picture is stored.</returns>
    public async Task<GenerationFailure?> MakeAsync(GenerationRun run, int index, CancellationToken cancellationToken)
    {
        var tried = new List<string>();
        GenerationFailure? failure = null;
        foreach (var task in Tasks(run.Order, index))
        {
            tried.Add(task.Provider.Name);
            var (picture, problem) = await attempts.ExecuteAsync(run, task, cancellationToken);
            if (picture is not null) return await storage.StoreAsync(run, task, picture, cancellationToken);

            failure = GenerationFailures.Of(problem!, tried);
            // What one provider refuses for its content is not offered to the next one.
            if (problem!.Reason == ProviderFailure.Refused) break;
        }

        await run.ReportAsync(meter => meter.GiveUp(index), tried.LastOrDefault(), preview: null, cancellationToken);
        return failure ?? GenerationFailure.Of(new ModelUnavailableException($"{run.Order.Model} is not available here any more."));
    }

    private IEnumerable<PictureTask> Tasks(Generation order, int index)
    {
        foreach (var (provider, model, name) in models.InOrder(order.Provider, order.Model))
        {
            if (SizePlan.Find(order.Size, model) is { } size) yield return new PictureTask(index, provider, model, name, size);
        }
    }
}
