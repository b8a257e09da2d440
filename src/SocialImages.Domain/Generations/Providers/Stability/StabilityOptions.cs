namespace SocialImages.Domain.Generations.Providers.Stability;

/// <summary>Stability AI's REST API, v2beta.</summary>
public sealed class StabilityOptions
{
    /// <summary>`STABILITY_API_KEY`: one key, or several separated by commas; the next is used when one is refused.</summary>
    public IReadOnlyList<string> ApiKeys { get; set; } = [];

    /// <summary>`STABILITY_BASE_URL`, without the version. Default https://api.stability.ai.</summary>
    public Uri BaseUrl { get; set; } = new("https://api.stability.ai");

    /// <summary>`STABILITY_TIMEOUT_SECONDS`: how long one picture may take. Default 120.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>`STABILITY_BUSY_SECONDS`: how long its block after too many requests holds, when it does not say. Default 60.</summary>
    public TimeSpan Busy { get; set; } = TimeSpan.FromSeconds(60);
}
