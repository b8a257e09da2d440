using Microsoft.Extensions.Logging;
using SocialImages.Domain.Generations.Prompts;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Moderation;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>A made picture becomes a stored one: bytes first, then its rows and event in one transaction.</summary>
internal sealed partial class PictureStorage(
    ImageIngest ingest, PromptCache cache, Repetition repetition, TimeProvider time, ILogger<PictureStorage> logger)
{
    /// <returns>Null when it is stored.</returns>
    public async Task<GenerationFailure?> StoreAsync(
        GenerationRun run, PictureTask task, MadePicture made, IReadOnlyList<ModerationVerdict> verdicts, CancellationToken cancellationToken)
    {
        if (!await WriteBytesAsync(run.Order, made.Prepared, cancellationToken))
        {
            await run.GiveUpAsync(task.Index, verdicts, task.Provider.Name, cancellationToken);
            return GenerationFailures.Interrupted;
        }

        var image = NewImage(run.Order, task, made);
        await run.AddAsync(image, [.. made.Prepared.RenditionRows(image.Id)], verdicts, cancellationToken);
        return null;
    }

    private async Task<bool> WriteBytesAsync(Generation order, PreparedImage image, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await ingest.StoreAsync(order.WorkspaceId, image, cancellationToken);
                return true;
            }
            catch (ImageStoreException exception)
            {
                LogNotStored(logger, exception, order.Id, tries);
            }

            if (repetition.Wait(tries, isSafe: true, advised: null) is not { } wait) return false;
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private Image NewImage(Generation order, PictureTask task, MadePicture made)
    {
        var now = time.GetUtcNow();
        var full = made.Prepared.Full;
        return new Image
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = order.WorkspaceId,
            CreatedById = order.UserId,
            Source = order.Work == ImageWork.Generate ? ImageSource.Generated : ImageSource.Edited,
            Prompt = order.Prompt,
            RevisedPrompt = made.Provided.RevisedPrompt is { } revised ? ForeignText.Storable(revised, PromptRules.MaxLength) : null,
            Style = order.Style,
            Provider = task.Provider.Name,
            Model = task.ModelName,
            Seed = made.Provided.Seed,
            Width = full.Image.Size.Width,
            Height = full.Image.Size.Height,
            ByteSize = full.Image.Bytes.Length,
            MimeType = full.Image.MimeType,
            Placeholder = made.Prepared.Fingerprint.BlurHash,
            ContentHash = full.Hash,
            PerceptualHash = unchecked((long)made.Prepared.Fingerprint.PerceptualHash.Value),
            Colors = made.Prepared.Colors,
            Sharpness = made.Prepared.Fingerprint.Sharpness,
            Crops = made.Prepared.Crops,
            RecipeKey = cache.KeyOf(order, task.Provider.Name, task.ModelName),
            Recipe = RecipeOf(order, task, made),
            GenerationId = order.Id,
            GenerationIndex = task.Index,
            CostCredits = order.CreditsPerImage,
            CostUsd = made.CostUsd,
            CreatedAt = now,
        };
    }

    private static ImageRecipe RecipeOf(Generation order, PictureTask task, MadePicture made) => new(
        order.Prompt, made.Provided.SentPrompt, order.NegativePrompt, order.Style, order.Quality, task.Provider.Name, task.ModelName,
        task.Size.Requested.ToString(), task.Size.Sent.ToString(), made.Provided.Seed)
    {
        IsNegativePromptFolded = made.Provided.IsNegativePromptFolded,
        Crop = task.Size.Crop,
        Preset = order.Preset?.Name,
        ReferenceImageIds = [.. order.ReferenceImageIds],
        HasMask = order.MaskHash is not null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A picture of generation {GenerationId} could not be stored (try {Tries})")]
    private static partial void LogNotStored(ILogger logger, Exception exception, Guid generationId, int tries);
}
