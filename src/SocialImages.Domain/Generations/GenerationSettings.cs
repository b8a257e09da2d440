using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers;

namespace SocialImages.Domain.Generations;

/// <summary>From settings to options, and what must hold before the service starts.</summary>
internal sealed class GenerationSettings(ModelCatalog catalog, IEnumerable<IImageProvider> providers) : IValidateOptions<GenerationOptions>
{
    private const int MostImages = 10;
    private const int MostGenerations = 256;
    private static readonly Dictionary<string, string> ModelSettings = new()
    {
        ["openai"] = "OPENAI_IMAGE_MODEL",
        ["stability"] = "STABILITY_IMAGE_MODEL",
        ["gemini"] = "GEMINI_IMAGE_MODEL",
        ["midjourney"] = "MIDJOURNEY_IMAGE_MODEL",
        ["local"] = "IMAGE_GEN_MODEL",
        ["compatible"] = "COMPATIBLE_IMAGE_MODEL",
    };

    private static readonly Dictionary<string, string> Connections = new()
    {
        ["openai"] = "OPENAI_API_KEY must hold a key",
        ["stability"] = "STABILITY_API_KEY must hold a key",
        ["gemini"] = "GEMINI_API_KEY must hold a key",
        ["midjourney"] = "MIDJOURNEY_PROXY_URL must hold the proxy's address",
        ["local"] = "IMAGE_GEN_BASE_URL must hold the server's address",
        ["compatible"] = "COMPATIBLE_BASE_URL must hold the server's address",
    };

    public static void Read(IConfiguration configuration, GenerationOptions options)
    {
        options.Enabled = Given(configuration, "AI_GENERATION_ENABLED") is null || configuration.GetValue<bool>("AI_GENERATION_ENABLED");
        options.MaxImagesPerGeneration = Number(configuration, "MAX_IMAGES_PER_GENERATION", options.MaxImagesPerGeneration);
        options.Concurrency = Number(configuration, "GENERATION_CONCURRENCY", options.Concurrency);
        options.Drain = TimeSpan.FromSeconds(Number(configuration, "GENERATION_DRAIN_SECONDS", (int)options.Drain.TotalSeconds));
        options.Provider = ProviderNames.Canonical(Given(configuration, "IMAGE_GENERATION_PROVIDER") ?? options.Provider);
        options.Fallback = [.. (configuration["IMAGE_GENERATION_FALLBACK"] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ProviderNames.Canonical).Distinct()];
        options.Models = Models(configuration);
    }

    /// <summary>The model that each provider's setting names.</summary>
    public static Dictionary<string, string> Models(IConfiguration configuration)
        => ModelSettings.Where(setting => Given(configuration, setting.Value) is not null)
            .ToDictionary(setting => setting.Key, setting => configuration[setting.Value]!.Trim());

    public static string? Given(IConfiguration configuration, string name)
        => configuration[name]?.Trim() is { Length: > 0 } value ? value : null;

    public static int Number(IConfiguration configuration, string name, int otherwise)
        => Given(configuration, name) is null ? otherwise : configuration.GetValue<int>(name);

    public ValidateOptionsResult Validate(string? name, GenerationOptions options)
    {
        string[] problems = [.. Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(GenerationOptions options)
    {
        if (options.MaxImagesPerGeneration is < 1 or > MostImages) yield return $"MAX_IMAGES_PER_GENERATION must be from 1 to {MostImages}.";
        if (options.Concurrency is < 1 or > MostGenerations) yield return $"GENERATION_CONCURRENCY must be from 1 to {MostGenerations}.";
        if (options.Drain < TimeSpan.Zero) yield return "GENERATION_DRAIN_SECONDS must not be negative.";
        foreach (var (provider, model) in options.Models)
        {
            if (catalog.Find(provider, model) is null)
                yield return $"{ModelSettings[provider]} names {model}, which the model catalogue does not know (MODEL_CATALOG_PATH may extend it).";
        }

        if (!options.Enabled) yield break;
        if (!IsConnected(options.Provider)) yield return NotConnected("IMAGE_GENERATION_PROVIDER", options.Provider);
        foreach (var fallback in options.Fallback.Where(fallback => !IsConnected(fallback))) yield return NotConnected("IMAGE_GENERATION_FALLBACK", fallback);
    }

    private bool IsConnected(string provider) => providers.Any(connected => connected.Name == provider);

    private static string NotConnected(string setting, string provider) => Connections.TryGetValue(provider, out var missing)
        ? $"{setting} names {provider}, so {missing} (or set AI_GENERATION_ENABLED=false)."
        : $"{setting} names {provider}, which is none of: {string.Join(", ", Connections.Keys)}; aliases are dalle and google.";
}
