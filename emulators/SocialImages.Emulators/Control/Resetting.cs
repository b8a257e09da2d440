using SocialImages.Emulators.Cloudinary;
using SocialImages.Emulators.Instagram;
using SocialImages.Emulators.OpenAI;

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
    RequestBudgets budgets)
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
    }
}
