using SocialImages.Domain.Credits;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;

namespace SocialImages.Domain.Generations;

/// <summary>A checked request: everything chosen, nothing stored yet.</summary>
public sealed record GenerationOrder(
    string Prompt, string? NegativePrompt, ImageStyle? Style, int Count, SizePlan Size, ImageQuality Quality,
    ImageModel Model, string ModelName, long? Seed, bool Reuse, Guid? PostId)
{
    /// <summary>What is held: all pictures at their full price.</summary>
    public CreditAmount Credits => CreditPrices.PerImage(Size.Requested, Quality == ImageQuality.Hd) * Count;

    /// <summary>What the provider is expected to charge.</summary>
    public decimal EstimatedUsd => Model.EstimateUsd(Size.Sent, Quality) * Count;
}
