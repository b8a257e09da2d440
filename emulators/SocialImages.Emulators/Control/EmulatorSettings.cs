using SocialImages.Emulators.Cloudinary;
using SocialImages.Emulators.Compatible;
using SocialImages.Emulators.Gemini;
using SocialImages.Emulators.Instagram;
using SocialImages.Emulators.Midjourney;
using SocialImages.Emulators.OpenAI;
using SocialImages.Emulators.Painting;
using SocialImages.Emulators.Stability;
using SocialImages.Emulators.StableDiffusion;

namespace SocialImages.Emulators.Control;

/// <summary>What <c>POST /_control/settings</c> may change. A posted object is merged into this one; unknown names are refused.</summary>
internal sealed class EmulatorSettings
{
    public OpenAISettings OpenAI { get; init; } = new();

    public StabilitySettings Stability { get; init; } = new();

    public GeminiSettings Gemini { get; init; } = new();

    public MidjourneySettings Midjourney { get; init; } = new();

    public StableDiffusionSettings StableDiffusion { get; init; } = new();

    public CompatibleSettings Compatible { get; init; } = new();

    public CloudinarySettings Cloudinary { get; init; } = new();

    public InstagramSettings Instagram { get; init; } = new();

    public PaintingSettings Painting { get; init; } = new();
}
