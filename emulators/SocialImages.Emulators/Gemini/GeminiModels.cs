namespace SocialImages.Emulators.Gemini;

/// <summary>What one model takes, and until when it is served.</summary>
/// <param name="Tokens">Output tokens of one picture by step.</param>
internal sealed record GeminiModel(string Name, IReadOnlyDictionary<string, int> Tokens, bool HasWideRatios, int MaxReferences, bool AlwaysThinks = false, DateOnly? Shutdown = null)
{
    public bool TakesImageSize => !Tokens.ContainsKey("");
}

/// <summary>The models as of November 2026. The emulator's clock decides which are gone.</summary>
internal static class GeminiModels
{
    private static readonly string[] Base = ["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"];
    private static readonly string[] Wide = ["1:4", "4:1", "1:8", "8:1"];

    private static readonly Dictionary<string, (int Width, int Height)> Pixels = new()
    {
        ["1:1"] = (1024, 1024),
        ["2:3"] = (848, 1264),
        ["3:2"] = (1264, 848),
        ["3:4"] = (896, 1200),
        ["4:3"] = (1200, 896),
        ["4:5"] = (928, 1152),
        ["5:4"] = (1152, 928),
        ["9:16"] = (768, 1376),
        ["16:9"] = (1376, 768),
        ["21:9"] = (1584, 672),
        ["1:4"] = (512, 2048),
        ["4:1"] = (2048, 512),
        ["1:8"] = (384, 3072),
        ["8:1"] = (3072, 384),
    };

    private static readonly GeminiModel[] All =
    [
        new("gemini-nano-banana-2.1", Steps(("1K", 1120), ("2K", 1680), ("4K", 3767)), HasWideRatios: true, 10),
        new("gemini-3-pro-image", Steps(("1K", 1120), ("2K", 1120), ("4K", 2000)), HasWideRatios: false, 14, AlwaysThinks: true),
        new("gemini-3.1-flash-lite-image", Steps(("1K", 1120)), HasWideRatios: false, 14),
        new("gemini-3.1-flash-image", Steps(("512", 747), ("1K", 1120), ("2K", 1680), ("4K", 2520)), HasWideRatios: true, 14, Shutdown: new(2026, 10, 29)),
        new("gemini-2.5-flash-image", Steps(("", 1290)), HasWideRatios: false, 3, Shutdown: new(2026, 10, 2)),
        new("gemini-3-pro-image-preview", Steps(("1K", 1120)), HasWideRatios: false, 14, Shutdown: new(2026, 6, 25)),
    ];

    public static GeminiModel Find(string name, DateTimeOffset now)
    {
        var model = Array.Find(All, model => model.Name == name);
        if (model is not null && (model.Shutdown is not { } day || DateOnly.FromDateTime(now.UtcDateTime) < day)) return model;
        throw new GeminiException(404, "NOT_FOUND",
            $"models/{name} is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.");
    }

    public static string[] RatiosOf(GeminiModel model) => model.HasWideRatios ? [.. Base, .. Wide] : Base;

    public static (int Width, int Height) SizeOf(string ratio, string step)
    {
        var (width, height) = Pixels[ratio];
        var (times, share) = step switch { "2K" => (2, 1), "4K" => (4, 1), "512" => (1, 2), _ => (1, 1) };
        return (width * times / share, height * times / share);
    }

    private static Dictionary<string, int> Steps(params (string Step, int Tokens)[] steps) => steps.ToDictionary(step => step.Step, step => step.Tokens);
}
