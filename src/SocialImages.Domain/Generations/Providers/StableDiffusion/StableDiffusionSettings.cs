using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.StableDiffusion;

/// <summary>From settings to options, and what must hold before the service starts.</summary>
internal sealed class StableDiffusionSettings(IConfiguration configuration)
    : IConfigureOptions<StableDiffusionOptions>, IValidateOptions<StableDiffusionOptions>
{
    public void Configure(StableDiffusionOptions options)
    {
        options.BaseUrl = WireSettings.Url(configuration, "IMAGE_GEN_BASE_URL");
        options.Logins = WireSettings.Keys(configuration, "IMAGE_GEN_AUTH");
        options.Timeout = WireSettings.Seconds(configuration, "IMAGE_GEN_TIMEOUT_SECONDS", options.Timeout);
        options.ProgressInterval = WireSettings.Milliseconds(configuration, "IMAGE_GEN_PROGRESS_MS", options.ProgressInterval);
    }

    public ValidateOptionsResult Validate(string? name, StableDiffusionOptions options) => options.ProgressInterval <= TimeSpan.Zero
        ? ValidateOptionsResult.Fail("IMAGE_GEN_PROGRESS_MS must be greater than 0.")
        : WireSettings.Check(configuration, "IMAGE_GEN_BASE_URL", "http://localhost:7860", "IMAGE_GEN_TIMEOUT_SECONDS", options.Timeout);
}
