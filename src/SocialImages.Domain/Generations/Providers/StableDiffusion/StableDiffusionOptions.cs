namespace SocialImages.Domain.Generations.Providers.StableDiffusion;

/// <summary>A Stable Diffusion server of one's own, with AUTOMATIC1111's or Forge's API.</summary>
public sealed class StableDiffusionOptions
{
    /// <summary>`IMAGE_GEN_BASE_URL`, such as http://localhost:7860; null when there is none.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>`IMAGE_GEN_AUTH`: `user:password` as in the server's `--api-auth`; several separated by commas. Default none.</summary>
    public IReadOnlyList<string> Logins { get; set; } = [];

    /// <summary>`IMAGE_GEN_TIMEOUT_SECONDS`: how long a picture may take, the server's own queue included. Default 600.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(600);

    /// <summary>`IMAGE_GEN_PROGRESS_MS`: how often the server is asked how far it is. Default 1000 ms.</summary>
    public TimeSpan ProgressInterval { get; set; } = TimeSpan.FromSeconds(1);
}
