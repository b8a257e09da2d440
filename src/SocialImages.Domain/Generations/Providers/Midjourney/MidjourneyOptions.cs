namespace SocialImages.Domain.Generations.Providers.Midjourney;

/// <summary>Midjourney through a proxy that speaks midjourney-proxy's protocol; Midjourney itself offers none.</summary>
public sealed class MidjourneyOptions
{
    /// <summary>`MIDJOURNEY_PROXY_URL`: where the proxy's `/mj` is found, a mode such as `/mj-fast` included; null when there is none.</summary>
    public Uri? ProxyUrl { get; set; }

    /// <summary>`MIDJOURNEY_PROXY_SECRET`: the proxy's secret, or several separated by commas. Default none.</summary>
    public IReadOnlyList<string> Secrets { get; set; } = [];

    /// <summary>`MIDJOURNEY_TIMEOUT_SECONDS`: how long it may take without getting any further. Default 600.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(600);

    /// <summary>`MIDJOURNEY_POLL_MS`: how often the proxy is asked how far it is. Default 2000 ms.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);
}
