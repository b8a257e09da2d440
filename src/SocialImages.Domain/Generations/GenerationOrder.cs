using SocialImages.Domain.Credits;
using SocialImages.Domain.Generations.Presets;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

/// <summary>A checked request: everything chosen, nothing stored yet.</summary>
public sealed record GenerationOrder(GenerateImages Input, ImageModel Model, string ModelName, SizePlan Size)
{
    /// <summary>The preset's, where the request names none.</summary>
    public ImageStyle? Style { get; init; }
    public PresetWords? Preset { get; init; }

    public CreditAmount CreditsPerImage => CreditPrices.PerImage(Size.Requested, Input.Quality == ImageQuality.Hd);

    /// <summary>What is held: all pictures at their full price.</summary>
    public CreditAmount Credits => CreditsPerImage * Input.Count;

    /// <summary>What the provider is expected to charge.</summary>
    public decimal EstimatedUsd => Model.EstimateUsd(Size.Sent, Input.Quality) * Input.Count;

    public Generation ToGeneration(CurrentUser caller, DateTimeOffset now, Guid? batchId = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = caller.WorkspaceId,
        UserId = caller.UserId,
        PostId = Input.PostId,
        IsCaption = Input.IsCaption,
        BatchId = batchId,
        Work = Input.Work,
        Prompt = Input.Prompt,
        NegativePrompt = Input.NegativePrompt,
        Style = Style,
        Preset = Preset,
        ReferenceImageIds = [.. Input.ReferenceImageIds],
        MaskHash = Input.MaskHash,
        Count = Input.Count,
        Width = Size.Requested.Width,
        Height = Size.Requested.Height,
        Quality = Input.Quality,
        Provider = Model.Provider,
        Model = ModelName,
        Seed = Input.Seed,
        Reuse = Input.Reuse,
        CreditsHeld = Credits,
        CreatedAt = now,
    };
}
