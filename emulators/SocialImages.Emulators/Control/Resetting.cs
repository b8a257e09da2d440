using SocialImages.Emulators.Cloudinary;
using SocialImages.Emulators.Compatible;
using SocialImages.Emulators.Gemini;
using SocialImages.Emulators.Instagram;
using SocialImages.Emulators.Midjourney;
using SocialImages.Emulators.OpenAI;
using SocialImages.Emulators.Stability;

namespace SocialImages.Emulators.Control;

/// <summary>Back to the first second: no posts, assets, faults or requests, settings and clock as at the start.</summary>
internal sealed class Resetting(
    SettingsBook settings,
    EmulatorClock clock,
    FaultBook faults,
    RequestLog log,
    DataFolder folder,
    InstagramStore instagram,
    LoginCodes codes,
    AssetStore assets,
    EdgeCache edge,
    AdminBudget adminBudget,
    RequestBudgets budgets,
    StabilityLimits stability,
    WorkshopEndpoints stabilityResults,
    GeminiBudget gemini,
    MidjourneyStudio midjourney,
    CompatibleEndpoints compatible)
{
    public void Run()
    {
        settings.Reset();
        clock.Reset();
        faults.Clear();
        log.Clear();
        folder.Clear();
        instagram.Clear();
        codes.Clear();
        assets.Clear();
        edge.Clear();
        adminBudget.Clear();
        budgets.Clear();
        stability.Clear();
        stabilityResults.Clear();
        gemini.Clear();
        midjourney.Clear();
        compatible.Clear();
    }
}
