using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Presets;
using SocialImages.Domain.Images;

namespace SocialImages.Api.Generations;

/// <summary>A request as `generateImages` takes it.</summary>
public sealed record EstimateGenerationInput(
    string Prompt,
    string? NegativePrompt,
    ImageStyle? Style,
    [property: ID<StylePreset>] Guid? PresetId,
    string? Size,
    AspectRatio? AspectRatio,
    string? Model,
    string? Provider,
    long? Seed,
    [property: ID<Image>] IReadOnlyList<Guid>? ReferenceImageIds,
    int Count = 1,
    ImageQuality Quality = ImageQuality.Standard)
{
    public GenerateImages ToRequest() => new()
    {
        Prompt = Prompt,
        NegativePrompt = NegativePrompt,
        Style = Style,
        PresetId = PresetId,
        ReferenceImageIds = ReferenceImageIds ?? [],
        Count = Count,
        Size = Size,
        AspectRatio = AspectRatio,
        Quality = Quality,
        Model = Model,
        Provider = Provider,
        Seed = Seed,
    };
}

[QueryType]
public static partial class GenerationEstimateQueries
{
    /// <summary>What a request would cost and become. Nothing is stored and nothing is charged.</summary>
    [Authorize(Policy = Policies.Viewer)]
    public static Task<GenerationEstimate> EstimateGenerationAsync(
        EstimateGenerationInput input, ClaimsPrincipal user, GenerationEstimates estimates, CancellationToken cancellationToken)
        => estimates.EstimateAsync(user.Caller(), input.ToRequest(), cancellationToken);
}

[ObjectType<GenerationEstimate>]
public static partial class GenerationEstimateType
{
    static partial void Configure(IObjectTypeDescriptor<GenerationEstimate> descriptor) => descriptor.Ignore(estimate => estimate.Error);

    /// <summary>Why `generateImages` would refuse it now; null when it would be accepted.</summary>
    public static IUserError? GetError([Parent] GenerationEstimate estimate) => estimate.Error;

    public static bool GetHasEnoughCredits([Parent] GenerationEstimate estimate)
        => estimate.Plan is null || estimate.Plan.Credits <= estimate.CreditsAvailable;
}
