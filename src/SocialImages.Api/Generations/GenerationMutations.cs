using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Presets;
using SocialImages.Domain.Images;

namespace SocialImages.Api.Generations;

[MutationType]
public static partial class GenerationMutations
{
    /// <summary>
    /// Accepts a request for pictures and answers at once; watch `onGenerationProgress` for the rest.
    /// What happens later (moderation, providers) is the generation's `error`.
    /// </summary>
    /// <param name="prompt">1 to 4,000 characters.</param>
    /// <param name="size">Pixels, as in `1024x1024`. Give either this or `aspectRatio`; neither is 1024x1024.</param>
    /// <param name="presetId">A style preset: its words join the prompt, its style and size are used where the request names none.</param>
    /// <param name="referenceImageIds">Pictures of the workspace to go by; `imageModels` says how many a model takes.</param>
    /// <param name="reuse">Equal pictures in the library are given at no cost in place of new ones; see `estimateGeneration`.</param>
    /// <param name="idempotencyKey">The same key and input get the first answer again, and are charged once.</param>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<InsufficientCreditsException>]
    [Error<UnsupportedSizeException>]
    [Error<CountOutOfRangeException>]
    [Error<ModelUnavailableException>]
    [Error<RateLimitedException>]
    [Error<GenerationDisabledException>]
    [Error<IdempotencyConflictException>]
    public static Task<Generation> GenerateImagesAsync(
        string prompt, string? negativePrompt, ImageStyle? style, [ID<StylePreset>] Guid? presetId, string? size, AspectRatio? aspectRatio,
        string? model, string? provider, long? seed, [ID<Image>] IReadOnlyList<Guid>? referenceImageIds, string? idempotencyKey,
        ClaimsPrincipal user, GenerateImagesCommand command, CancellationToken cancellationToken,
        int count = 1, ImageQuality quality = ImageQuality.Standard, bool reuse = false)
        => command.ExecuteAsync(
            user.Caller(),
            new GenerateImages
            {
                Prompt = prompt,
                NegativePrompt = negativePrompt,
                Style = style,
                PresetId = presetId,
                ReferenceImageIds = referenceImageIds ?? [],
                Count = count,
                Size = size,
                AspectRatio = aspectRatio,
                Quality = quality,
                Model = model,
                Provider = provider,
                Seed = seed,
                Reuse = reuse,
                IdempotencyKey = idempotencyKey,
            },
            cancellationToken);

    /// <summary>Ends a generation early. What is delivered already is kept and charged; the rest of the hold goes back.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<NotFoundException>]
    public static Task<Generation> CancelGenerationAsync(
        [ID<Generation>] Guid generationId, ClaimsPrincipal user, CancelGenerationCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), generationId, cancellationToken);

    /// <summary>A new generation with the recipe of an ended one.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<InsufficientCreditsException>]
    [Error<UnsupportedSizeException>]
    [Error<CountOutOfRangeException>]
    [Error<ModelUnavailableException>]
    [Error<RateLimitedException>]
    [Error<GenerationDisabledException>]
    [Error<IdempotencyConflictException>]
    public static Task<Generation> RetryGenerationAsync(
        [ID<Generation>] Guid generationId, string? idempotencyKey, ClaimsPrincipal user, RetryGenerationCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), new RetryGeneration(generationId, idempotencyKey), cancellationToken);
}
