namespace SocialImages.Emulators.OpenAI;

/// <summary>The models as of November 2026. The emulator's clock decides which are gone.</summary>
internal static class ImageModels
{
    private static readonly string[] ThreeQualities = ["low", "medium", "high", "auto"];
    private static readonly string[] FiveQualities = ["low", "medium", "high", "xhigh", "max", "auto"];
    private static readonly string[] Stills = ["png", "jpeg", "webp"];
    private static readonly string[] ThreeSizes = ["auto", "1024x1024", "1536x1024", "1024x1536"];
    private static readonly DateOnly EndOfGeneration1 = new(2026, 12, 1);

    private static readonly Dictionary<string, int> Tokens1 = new() { ["low"] = 272, ["medium"] = 1056, ["high"] = 4160 };
    private static readonly Dictionary<string, int> Tokens2 = new() { ["low"] = 196, ["medium"] = 1767, ["high"] = 7033, ["xhigh"] = 9400, ["max"] = 12500 };
    private static readonly Dictionary<string, int> Tokens26 = new() { ["low"] = 686, ["medium"] = 5300, ["high"] = 7033, ["xhigh"] = 9400, ["max"] = 12500 };

    public static IReadOnlyList<ImageModel> All { get; } =
    [
        Dead("dall-e-2", new DateOnly(2026, 5, 12)),
        Dead("dall-e-3", new DateOnly(2026, 5, 12)),
        Dead("gpt-image-1", new DateOnly(2026, 10, 23)),
        Generation1("gpt-image-1-mini"),
        Generation1("gpt-image-1.5") with { TakesInputFidelity = true },
        Generation1("gpt-image-1.5-2025-12-16") with { TakesInputFidelity = true },
        Generation1("chatgpt-image-latest") with { TakesInputFidelity = true },
        Generation2("gpt-image-2", ThreeQualities),
        Generation2("gpt-image-2-2026-04-21", ThreeQualities),
        Generation2("gpt-image-2.5-flare", FiveQualities),
        Generation2("gpt-image-2.5-flare-2026-09-08", FiveQualities),
        Generation2("gpt-image-2.5-sunburst", FiveQualities),
        Generation2("gpt-image-2.5-sunburst-2026-09-08", FiveQualities),
        Generation2("gpt-image-2.6-flare", FiveQualities) with { TakesComplexity = true, SquareTokens = Tokens26 },
        Generation2("gpt-image-2.6-sunburst", FiveQualities) with { TakesComplexity = true, SquareTokens = Tokens26 },
    ];

    public static ImageModel Find(string id, DateTimeOffset now, int notFoundStatus)
    {
        var model = All.FirstOrDefault(model => model.Id == id);
        if (model?.IsServedOn(now) == true) return model;
        var message = model is null
            ? $"The model `{id}` does not exist or you do not have access to it."
            : $"The model `{id}` has been deprecated, learn more here: https://platform.openai.com/docs/deprecations";
        throw new OpenAIException(notFoundStatus, "invalid_request_error", "model_not_found", "model", message);
    }

    private static ImageModel Dead(string id, DateOnly shutdown) => Generation1(id) with { Shutdown = shutdown };

    private static ImageModel Generation1(string id) => new(id)
    {
        Qualities = ThreeQualities,
        Sizes = ThreeSizes,
        Formats = Stills,
        SquareTokens = Tokens1,
        Shutdown = EndOfGeneration1,
    };

    private static ImageModel Generation2(string id, string[] qualities) => new(id)
    {
        Qualities = qualities,
        Formats = Stills,
        SquareTokens = Tokens2,
    };
}
