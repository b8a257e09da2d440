using SocialImages.Domain.Generations.Providers;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>One picture of a generation: the chosen model, then the fallbacks, until one has made it; then it is moderated and stored.</summary>
internal sealed class PictureMaker(ModelChoice models, PictureAttempts attempts, ContentCheck content, PictureStorage storage)
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
            if (picture is not null) return await KeepAsync(run, task, picture, cancellationToken);

            failure = GenerationFailures.Of(problem!, tried);
            // What one provider refuses for its content is not offered to the next one.
            if (problem!.Reason == ProviderFailure.Refused) break;
        }

        await run.GiveUpAsync(index, [], tried.LastOrDefault(), cancellationToken);
        return failure ?? GenerationFailure.Of(new ModelUnavailableException($"{run.Order.Model} is not available here any more."));
    }

    private async Task<GenerationFailure?> KeepAsync(GenerationRun run, PictureTask task, MadePicture picture, CancellationToken cancellationToken)
    {
        try
        {
            var (verdicts, flagged) = await content.CheckPictureAsync(run, task.Index, picture, cancellationToken);
            if (flagged is null) return await storage.StoreAsync(run, task, picture, verdicts, cancellationToken);
            await run.GiveUpAsync(task.Index, verdicts, task.Provider.Name, cancellationToken);
            return flagged;
        }
        finally
        {
            await picture.Recorded;
        }
    }

    private IEnumerable<PictureTask> Tasks(Generation order, int index)
    {
        foreach (var (provider, model, name) in models.InOrder(order.Provider, order.Model))
        {
            if (CanMake(model, order) && SizeFor(order, model) is { } size) yield return new PictureTask(index, provider, model, name, size);
        }
    }

    /// <summary>A fallback may leave out the seed, but nothing that decides what is seen.</summary>
    private static bool CanMake(ImageModel model, Generation order)
        => model.Does(order.Work) && order.ReferenceImageIds.Count <= model.ReferencesFor(order.Work) && model.Qualities.ContainsKey(order.Quality);

    private static SizePlan? SizeFor(Generation order, ImageModel model)
        => order.Work == ImageWork.Upscale ? new SizePlan(order.Size, order.Size) : SizePlan.Find(order.Size, model);
}
