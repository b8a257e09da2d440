using System.Globalization;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.OpenAI;

/// <summary><c>GET /models</c>: what is served now, with the announced end.</summary>
internal static class ModelsEndpoint
{
    private const long Created = 1_745_000_000;

    public static IResult List(EmulatorClock clock)
    {
        var now = clock.GetUtcNow();
        var images = ImageModels.All.Where(model => model.IsServedOn(now)).Select(model => Describe(model.Id, model.Shutdown));
        return WireJson.Answer(new { @object = "list", data = images.Append(Describe("omni-moderation-latest", null)) });
    }

    private static object Describe(string id, DateOnly? shutdown) => new
    {
        id,
        @object = "model",
        created = Created,
        owned_by = "system",
        shutdown_date = shutdown?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
