using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>From settings to options, and what must hold before the service starts.</summary>
internal sealed class OpenAISettings(IConfiguration configuration) : IValidateOptions<OpenAIOptions>
{
    private const int MaxPartialImages = 3;
    private const int MaxTimeoutSeconds = 3600;

    private static readonly string[] OutputFormats = ["jpeg", "png"];

    public static bool HasKey(IConfiguration configuration) => Keys(configuration).Length > 0;

    public static void Read(IConfiguration configuration, OpenAIOptions options)
    {
        options.ApiKeys = Keys(configuration);
        if (BaseUrl(configuration) is { } url) options.BaseUrl = url;
        options.PartialImages = GenerationSettings.Number(configuration, "OPENAI_PARTIAL_IMAGES", options.PartialImages);
        options.OutputFormat = GenerationSettings.Given(configuration, "OPENAI_OUTPUT_FORMAT") ?? options.OutputFormat;
        options.Timeout = TimeSpan.FromSeconds(
            GenerationSettings.Number(configuration, "OPENAI_TIMEOUT_SECONDS", (int)options.Timeout.TotalSeconds));
    }

    public ValidateOptionsResult Validate(string? name, OpenAIOptions options)
    {
        if (GenerationSettings.Given(configuration, "OPENAI_BASE_URL") is not null && BaseUrl(configuration) is null)
            return ValidateOptionsResult.Fail("OPENAI_BASE_URL must be an http(s) address, as in https://api.openai.com/v1.");
        if (options.PartialImages is < 0 or > MaxPartialImages)
            return ValidateOptionsResult.Fail($"OPENAI_PARTIAL_IMAGES must be from 0 to {MaxPartialImages}.");
        if (!OutputFormats.Contains(options.OutputFormat))
            return ValidateOptionsResult.Fail("OPENAI_OUTPUT_FORMAT must be jpeg or png.");
        return options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromSeconds(MaxTimeoutSeconds)
            ? ValidateOptionsResult.Fail($"OPENAI_TIMEOUT_SECONDS must be from 1 to {MaxTimeoutSeconds}.")
            : ValidateOptionsResult.Success;
    }

    private static string[] Keys(IConfiguration configuration)
        => (configuration["OPENAI_API_KEY"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Uri? BaseUrl(IConfiguration configuration)
        => Uri.TryCreate(GenerationSettings.Given(configuration, "OPENAI_BASE_URL"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : null;
}
