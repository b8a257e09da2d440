namespace SocialImages.Domain.Generations.Providers.Compatible;

/// <summary>Any server with OpenAI's image addresses: LocalAI, Ollama, stable-diffusion.cpp, gateways.</summary>
public sealed class CompatibleOptions
{
    /// <summary>`COMPATIBLE_BASE_URL`, up to and with the version, such as http://localhost:11434/v1; null when there is none.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>`COMPATIBLE_API_KEY`: one key, or several separated by commas. Default none.</summary>
    public IReadOnlyList<string> ApiKeys { get; set; } = [];

    /// <summary>`COMPATIBLE_TIMEOUT_SECONDS`: how long one picture may take. Default 300.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(300);
}
