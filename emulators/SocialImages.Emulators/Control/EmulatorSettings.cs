using SocialImages.Emulators.Cloudinary;
using SocialImages.Emulators.Instagram;
using SocialImages.Emulators.OpenAI;

namespace SocialImages.Emulators.Control;

/// <summary>What <c>POST /_control/settings</c> may change. A posted object is merged into this one; unknown names are refused.</summary>
internal sealed class EmulatorSettings
{
    public OpenAISettings OpenAI { get; init; } = new();

    public CloudinarySettings Cloudinary { get; init; } = new();

    public InstagramSettings Instagram { get; init; } = new();
}
