using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>What the settings of all wires have in common.</summary>
internal static class WireSettings
{
    private const int MaxTimeoutSeconds = 3600;

    /// <summary>One key, or several separated by commas.</summary>
    public static string[] Keys(IConfiguration configuration, string name)
        => (configuration[name] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Null when it is not given, or is no http(s) address.</summary>
    public static Uri? Url(IConfiguration configuration, string name)
        => Uri.TryCreate(GenerationSettings.Given(configuration, name), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    public static TimeSpan Seconds(IConfiguration configuration, string name, TimeSpan otherwise)
        => TimeSpan.FromSeconds(GenerationSettings.Number(configuration, name, (int)otherwise.TotalSeconds));

    public static TimeSpan Milliseconds(IConfiguration configuration, string name, TimeSpan otherwise)
        => TimeSpan.FromMilliseconds(GenerationSettings.Number(configuration, name, (int)otherwise.TotalMilliseconds));

    public static ValidateOptionsResult Check(IConfiguration configuration, string urlName, string example, string timeoutName, TimeSpan timeout)
    {
        if (GenerationSettings.Given(configuration, urlName) is not null && Url(configuration, urlName) is null)
            return ValidateOptionsResult.Fail($"{urlName} must be an http(s) address, as in {example}.");
        return timeout <= TimeSpan.Zero || timeout > TimeSpan.FromSeconds(MaxTimeoutSeconds)
            ? ValidateOptionsResult.Fail($"{timeoutName} must be from 1 to {MaxTimeoutSeconds}.")
            : ValidateOptionsResult.Success;
    }

    /// <summary>An address below a base that may itself have a path.</summary>
    public static Uri Below(this Uri baseUrl, string path) => new($"{baseUrl.AbsoluteUri.TrimEnd('/')}/{path}");
}
