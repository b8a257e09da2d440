using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.Midjourney;

/// <summary>From settings to options, and what must hold before the service starts.</summary>
internal sealed class MidjourneySettings(IConfiguration configuration) : IConfigureOptions<MidjourneyOptions>, IValidateOptions<MidjourneyOptions>
{
    public void Configure(MidjourneyOptions options)
    {
        options.ProxyUrl = WireSettings.Url(configuration, "MIDJOURNEY_PROXY_URL");
        options.Secrets = WireSettings.Keys(configuration, "MIDJOURNEY_PROXY_SECRET");
        options.Timeout = WireSettings.Seconds(configuration, "MIDJOURNEY_TIMEOUT_SECONDS", options.Timeout);
        options.PollInterval = WireSettings.Milliseconds(configuration, "MIDJOURNEY_POLL_MS", options.PollInterval);
    }

    public ValidateOptionsResult Validate(string? name, MidjourneyOptions options) => options.PollInterval <= TimeSpan.Zero
        ? ValidateOptionsResult.Fail("MIDJOURNEY_POLL_MS must be greater than 0.")
        : WireSettings.Check(configuration, "MIDJOURNEY_PROXY_URL", "http://localhost:8080", "MIDJOURNEY_TIMEOUT_SECONDS", options.Timeout);
}
