using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Presets;
using SocialImages.Domain.Images;

namespace SocialImages.Api.Generations;

/// <summary>Generations that start from a stored picture, and several at once.</summary>
[MutationType]
public static partial class ImageWorkMutations
{
    private const int MaxMaskBytes = 20 * 1024 * 1024;

    /// <summary>Several requests at once: all of them are accepted, or none. Each is a generation of its own.</summary>
    /// <param name="requests">1 to 50.</param>
    /// <param name="idempotencyKey">The same key and input get the first answer again, and are charged once.</param>
    [Authorize(Policy = Policies.Editor)]
    [UseMutationConvention(PayloadFieldName = "generations")]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<InsufficientCreditsException>]
    [Error<UnsupportedSizeException>]
    [Error<CountOutOfRangeException>]
    [Error<ModelUnavailableException>]
    [Error<RateLimitedException>]
    [Error<GenerationDisabledException>]
    [Error<IdempotencyConflictException>]
    public static Task<IReadOnlyList<Generation>> GenerateBatchAsync(
        IReadOnlyList<GenerationRequestInput> requests, string? idempotencyKey,
        ClaimsPrincipal user, GenerateBatchCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), new GenerateBatch([.. requests.Select(request => request.ToRequest())], idempotencyKey), cancellationToken);

    /// <summary>Changes a stored picture as the prompt says. The picture stays; the result is a new one.</summary>
    /// <param name="imageId">The picture.</param>
    /// <param name="mask">A PNG of the picture's size, transparent where it may change; left out, all of it may.</param>
    /// <param name="referenceImageIds">More pictures to go by.</param>
    /// <param name="size">Left out together with `aspectRatio`, the picture's own or the nearest the model makes.</param>
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
    public static async Task<Generation> EditImageAsync(
        [ID<Image>] Guid imageId, string prompt, string? negativePrompt, IFile? mask, ImageStyle? style, [ID<StylePreset>] Guid? presetId,
        string? size, AspectRatio? aspectRatio, string? model, string? provider, [ID<Image>] IReadOnlyList<Guid>? referenceImageIds,
        string? idempotencyKey, ClaimsPrincipal user, EditImageCommand command, CancellationToken cancellationToken,
        int count = 1, ImageQuality quality = ImageQuality.Standard)
    {
        var request = new GenerateImages
        {
            Prompt = prompt,
            NegativePrompt = negativePrompt,
            Style = style,
            PresetId = presetId,
            Size = size,
            AspectRatio = aspectRatio,
            Model = model,
            Provider = provider,
            ReferenceImageIds = referenceImageIds ?? [],
            Count = count,
            Quality = quality,
            IdempotencyKey = idempotencyKey,
        };
        return await command.ExecuteAsync(user.Caller(), new EditImage(imageId, request, await ReadAsync(mask, cancellationToken)), cancellationToken);
    }

    /// <summary>New pictures like a stored one.</summary>
    /// <param name="imageId">The picture to go by.</param>
    /// <param name="prompt">What they shall show; left out, the picture's own prompt.</param>
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
    public static Task<Generation> CreateVariationsAsync(
        [ID<Image>] Guid imageId, string? prompt, ImageStyle? style, string? size, AspectRatio? aspectRatio, string? model, string? provider,
        string? idempotencyKey, ClaimsPrincipal user, CreateVariationsCommand command, CancellationToken cancellationToken,
        int count = 2, ImageQuality quality = ImageQuality.Standard)
    {
        var request = new GenerateImages
        {
            Prompt = prompt ?? "",
            Style = style,
            Size = size,
            AspectRatio = aspectRatio,
            Model = model,
            Provider = provider,
            Count = count,
            Quality = quality,
            IdempotencyKey = idempotencyKey,
        };
        return command.ExecuteAsync(user.Caller(), new CreateVariations(imageId, request), cancellationToken);
    }

    /// <summary>Makes a stored picture larger. The picture stays; the result is a new one.</summary>
    /// <param name="imageId">The picture.</param>
    /// <param name="prompt">What it shows, for models that take a hint.</param>
    /// <param name="factor">How much longer each side becomes: 2 or 4.</param>
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
    public static Task<Generation> UpscaleImageAsync(
        [ID<Image>] Guid imageId, string? prompt, string? model, string? provider, string? idempotencyKey,
        ClaimsPrincipal user, UpscaleImageCommand command, CancellationToken cancellationToken, int factor = 2)
        => command.ExecuteAsync(
            user.Caller(),
            new UpscaleImage(imageId, factor, new GenerateImages { Prompt = prompt ?? "", Model = model, Provider = provider, IdempotencyKey = idempotencyKey }),
            cancellationToken);

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(IFile? file, CancellationToken cancellationToken)
    {
        if (file is null) return null;
        if (file.Length > MaxMaskBytes) throw new ValidationException("mask", "A mask has at most 20 MB.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
