using SocialImages.Domain.Images;

namespace SocialImages.Domain.Generations.Providers.Stability;

/// <summary>Our styles as `style_preset`, and in words for models without that field.</summary>
internal static class StabilityStyles
{
    public static string Preset(ImageStyle style) => style switch
    {
        ImageStyle.Realistic or ImageStyle.Photographic or ImageStyle.Natural => "photographic",
        ImageStyle.Vivid => "cinematic",
        ImageStyle.Vibrant => "enhance",
        ImageStyle.Artistic => "digital-art",
        ImageStyle.Minimal => "line-art",
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, null),
    };

    public static string Words(ImageStyle style) => style switch
    {
        ImageStyle.Realistic => "realistic photograph, natural light",
        ImageStyle.Photographic => "professional photograph, shallow depth of field",
        ImageStyle.Natural => "candid photograph, soft muted colours",
        ImageStyle.Vivid => "cinematic, dramatic light, saturated",
        ImageStyle.Vibrant => "bright, colourful, high contrast",
        ImageStyle.Artistic => "digital painting, visible brush strokes",
        ImageStyle.Minimal => "minimalist line art, empty background",
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, null),
    };
}
