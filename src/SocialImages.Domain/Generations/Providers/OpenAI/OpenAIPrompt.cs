using SocialImages.Domain.Generations.Providers.Wire;
using SocialImages.Domain.Images;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>The one text a GPT image model takes: it has no field for a style or for what must not be shown.</summary>
internal static class OpenAIPrompt
{
    public static string Compose(ImageRequest request) => PromptText.Compose(request, Words);

    private static string Words(ImageStyle style) => style switch
    {
        ImageStyle.Realistic => "photorealistic, with natural light and true textures",
        ImageStyle.Photographic => "an editorial photograph through an 85 mm lens, shallow depth of field",
        ImageStyle.Natural => "candid, in soft and muted colours",
        ImageStyle.Vivid => "hyper-real and saturated, with dramatic light",
        ImageStyle.Vibrant => "a bright, saturated palette with high contrast",
        ImageStyle.Artistic => "a painted illustration with visible brush strokes",
        ImageStyle.Minimal => "minimalist, flat colours, much empty space",
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, null),
    };
}
