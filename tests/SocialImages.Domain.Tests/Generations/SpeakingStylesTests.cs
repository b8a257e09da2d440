using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Generations.Providers.Gemini;
using SocialImages.Domain.Generations.Providers.Midjourney;
using SocialImages.Domain.Generations.Providers.OpenAI;
using SocialImages.Domain.Generations.Providers.Stability;
using SocialImages.Domain.Generations.Providers.StableDiffusion;
using SocialImages.Domain.Images;

namespace SocialImages.Domain.Tests.Generations;

/// <summary>Each style in each provider's own words; no model is sent a field that it does not have.</summary>
public sealed class SpeakingStylesTests
{
    private static readonly ModelCatalog Catalog = ModelCatalog.Load(path: null);

    [Theory]
    [InlineData(ImageStyle.Realistic, "photorealistic", "photorealistic", "photographic", "RAW photo", "painting", " --style raw")]
    [InlineData(ImageStyle.Photographic, "85 mm", "85 mm", "photographic", "DSLR", "cartoon", ", photo --ar 1:1 --v 7 --style raw")]
    [InlineData(ImageStyle.Natural, "muted", "muted", "photographic", "candid", "oversaturated", " --style raw --s 50")]
    [InlineData(ImageStyle.Vivid, "dramatic light", "dramatic lighting", "cinematic", "vivid", "dull", " --s 400")]
    [InlineData(ImageStyle.Vibrant, "high contrast", "high contrast", "enhance", "vibrant", "desaturated", ", vibrant --ar 1:1 --v 7 --s 250")]
    [InlineData(ImageStyle.Artistic, "brush strokes", "no living artist", "digital-art", "oil painting", "photo", " --s 500")]
    [InlineData(ImageStyle.Minimal, "minimalist", "minimalist", "line-art", "minimalist", "clutter", ", minimalist --ar 1:1 --v 7 --s 50")]
    public void Style_IsSaidInTheProvidersWords(
        ImageStyle style, string openAI, string gemini, string stability, string local, string localUnwanted, string midjourney)
    {
        var asked = OpenAIRequest.Of(Request("openai", style), new OpenAIOptions());
        Assert.Contains(openAI, asked.Prompt, StringComparison.Ordinal);
        Assert.DoesNotContain("style", asked.Fields.Keys);
        Assert.Contains(gemini, GeminiRequest.Prompt(Request("gemini", style)), StringComparison.Ordinal);
        Assert.Equal(stability, StabilityRequest.Of(Request("stability", style), whiteMask: null).Fields["style_preset"]);
        var painted = StableDiffusionRequest.Of(Request("local", style), "task", whiteMask: null);
        Assert.Contains(local, painted.Prompt, StringComparison.Ordinal);
        Assert.Contains(localUnwanted, (string)painted.Body["negative_prompt"], StringComparison.Ordinal);
        Assert.EndsWith(midjourney, MidjourneyPrompt.Compose(Request("midjourney", style)), StringComparison.Ordinal);
    }

    private static ImageRequest Request(string provider, ImageStyle style)
    {
        var model = Catalog.DefaultOf(provider, new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero))!;
        return new(model, model.Name, "a boat", NegativePrompt: null, style, model.Sizes.First(size => size.Width == size.Height), ImageQuality.Standard, Seed: null);
    }
}
