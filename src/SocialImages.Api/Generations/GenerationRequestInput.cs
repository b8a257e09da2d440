using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Presets;
using SocialImages.Domain.Images;

namespace SocialImages.Api.Generations;

/// <summary>A request as `generateImages` takes it.</summary>
/// <param name="Prompt">1 to 4,000 characters.</param>
/// <param name="Size">Pixels, as in `1024x1024`. Give either this or `aspectRatio`; neither is 1024x1024.</param>
/// <param name="Reuse">Equal pictures in the library are given at no cost in place of new ones.</param>
public sealed record GenerationRequestInput(
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
    ImageQuality Quality = ImageQuality.Standard,
    bool Reuse = false)
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
        Reuse = Reuse,
    };
}
