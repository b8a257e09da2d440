using SocialImages.Api.Images;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.Moderation;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Generations;

[ObjectType<Generation>]
public static partial class GenerationType
{
    static partial void Configure(IObjectTypeDescriptor<Generation> descriptor)
    {
        descriptor.Ignore(row => row.WorkspaceId);
        descriptor.Ignore(row => row.UserId);
        descriptor.Ignore(row => row.PostId);
        descriptor.Ignore(row => row.Width);
        descriptor.Ignore(row => row.Height);
        descriptor.Ignore(row => row.Reuse);
        descriptor.Ignore(row => row.CreditsHeld);
        descriptor.Ignore(row => row.CreditsCaptured);
        descriptor.Ignore(row => row.CostUsd);
        descriptor.Ignore(row => row.Failure);
        descriptor.Ignore(row => row.LastSequence);
        descriptor.Ignore(row => row.Fence);
        descriptor.Ignore(row => row.Preset);
        descriptor.Ignore(row => row.ReferenceImageIds);
        descriptor.Ignore(row => row.MaskHash);
        descriptor.Ignore(row => row.BatchId);
        descriptor.Ignore(row => row.IsCaption);
        descriptor.Ignore(row => row.LeaseUntil);
        descriptor.Ignore(row => row.CancelRequested);
        descriptor.Ignore(row => row.IsFinished);
        descriptor.Ignore(row => row.NextSequence());
        descriptor.Ignore(row => row.CreditsPerImage);
    }

    /// <summary>What was spent so far: the captured credits and the provider's money.</summary>
    public static Cost GetCost([Parent] Generation generation) => new(generation.CreditsCaptured.Value, generation.CostUsd);

    /// <summary>Credits set aside when it was accepted.</summary>
    public static int GetCreditsHeld([Parent] Generation generation) => generation.CreditsHeld.Value;

    /// <summary>Why it failed.</summary>
    public static IUserError? GetError([Parent] Generation generation) => generation.Failure?.ToError();

    /// <summary>The name of its style preset at the time.</summary>
    public static string? GetPresetName([Parent] Generation generation) => generation.Preset?.Name;

    /// <summary>The pictures that went along; of edits and upscales the first one is worked on.</summary>
    public static async Task<IReadOnlyList<Image>> GetReferencesAsync(
        [Parent] Generation generation, IImageByIdDataLoader images, CancellationToken cancellationToken)
        => [.. (await images.LoadAsync([.. generation.ReferenceImageIds], cancellationToken)).OfType<Image>()];

    /// <summary>Every call to a provider, in the order they began.</summary>
    public static async Task<IReadOnlyList<GenerationAttempt>> GetAttemptsAsync(
        [Parent] Generation generation, IAttemptsByGenerationIdDataLoader attempts, CancellationToken cancellationToken)
        => await attempts.LoadAsync(generation.Id, cancellationToken) ?? [];

    /// <summary>What the moderators found in the prompt and in the made pictures.</summary>
    public static async Task<IReadOnlyList<ModerationVerdict>> GetVerdictsAsync(
        [Parent] Generation generation, IVerdictsByGenerationIdDataLoader verdicts, CancellationToken cancellationToken)
        => await verdicts.LoadAsync(generation.Id, cancellationToken) ?? [];

    /// <summary>Those of `images` that were in the library before and cost nothing here.</summary>
    public static async Task<IReadOnlyList<Image>> GetReusedImagesAsync(
        [Parent] Generation generation, IImagesByGenerationIdDataLoader images, CancellationToken cancellationToken)
        => [.. (await images.LoadAsync(generation.Id, cancellationToken) ?? []).Where(image => image.GenerationId != generation.Id)];

    /// <summary>The pictures that are stored so far, those from the prompt cache included.</summary>
    public static async Task<IReadOnlyList<Image>> GetImagesAsync(
        [Parent] Generation generation, IImagesByGenerationIdDataLoader images, CancellationToken cancellationToken)
        => await images.LoadAsync(generation.Id, cancellationToken) ?? [];

    public static Task<User?> GetUserAsync([Parent] Generation generation, IUserByIdDataLoader users, CancellationToken cancellationToken)
        => users.LoadAsync(generation.UserId, cancellationToken);
}
