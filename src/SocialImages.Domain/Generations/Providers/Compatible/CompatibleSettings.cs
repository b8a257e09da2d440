using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Compatible;

/// <summary>From settings to options, and what must hold before the service starts.</summary>
internal sealed class CompatibleSettings(IConfiguration configuration) : IConfigureOptions<CompatibleOptions>, IValidateOptions<CompatibleOptions>
{
    public void Configure(CompatibleOptions options)
    {
        options.BaseUrl = WireSettings.Url(configuration, "COMPATIBLE_BASE_URL");
        options.ApiKeys = WireSettings.Keys(configuration, "COMPATIBLE_API_KEY");
        options.Timeout = WireSettings.Seconds(configuration, "COMPATIBLE_TIMEOUT_SECONDS", options.Timeout);
    }

    public ValidateOptionsResult Validate(string? name, CompatibleOptions options) => WireSettings.Check(
        configuration, "COMPATIBLE_BASE_URL", "http://localhost:11434/v1", "COMPATIBLE_TIMEOUT_SECONDS", options.Timeout);
}
