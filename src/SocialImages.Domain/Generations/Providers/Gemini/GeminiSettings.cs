using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Gemini;

/// <summary>From settings to options, and what must hold before the service starts.</summary>
internal sealed class GeminiSettings(IConfiguration configuration) : IConfigureOptions<GeminiOptions>, IValidateOptions<GeminiOptions>
{
    public void Configure(GeminiOptions options)
    {
        options.ApiKeys = WireSettings.Keys(configuration, "GEMINI_API_KEY");
        options.BaseUrl = WireSettings.Url(configuration, "GEMINI_BASE_URL") ?? options.BaseUrl;
        options.Timeout = WireSettings.Seconds(configuration, "GEMINI_TIMEOUT_SECONDS", options.Timeout);
    }

    public ValidateOptionsResult Validate(string? name, GeminiOptions options) => WireSettings.Check(
        configuration, "GEMINI_BASE_URL", "https://generativelanguage.googleapis.com", "GEMINI_TIMEOUT_SECONDS", options.Timeout);
}
