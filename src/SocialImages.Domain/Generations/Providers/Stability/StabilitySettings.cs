using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Stability;

/// <summary>From settings to options, and what must hold before the service starts.</summary>
internal sealed class StabilitySettings(IConfiguration configuration) : IConfigureOptions<StabilityOptions>, IValidateOptions<StabilityOptions>
{
    public void Configure(StabilityOptions options)
    {
        options.ApiKeys = WireSettings.Keys(configuration, "STABILITY_API_KEY");
        options.BaseUrl = WireSettings.Url(configuration, "STABILITY_BASE_URL") ?? options.BaseUrl;
        options.Timeout = WireSettings.Seconds(configuration, "STABILITY_TIMEOUT_SECONDS", options.Timeout);
        options.Busy = WireSettings.Seconds(configuration, "STABILITY_BUSY_SECONDS", options.Busy);
    }

    public ValidateOptionsResult Validate(string? name, StabilityOptions options) => options.Busy < TimeSpan.Zero
        ? ValidateOptionsResult.Fail("STABILITY_BUSY_SECONDS must not be negative.")
        : WireSettings.Check(configuration, "STABILITY_BASE_URL", "https://api.stability.ai", "STABILITY_TIMEOUT_SECONDS", options.Timeout);
}
