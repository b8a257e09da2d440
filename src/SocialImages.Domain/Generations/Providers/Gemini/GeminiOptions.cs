namespace SocialImages.Domain.Generations.Providers.Gemini;

/// <summary>Google's Gemini image models.</summary>
public sealed class GeminiOptions
{
    /// <summary>`GEMINI_API_KEY`: one key, or several separated by commas; the next is used when one is refused.</summary>
    public IReadOnlyList<string> ApiKeys { get; set; } = [];

    /// <summary>`GEMINI_BASE_URL`, without the version. Default https://generativelanguage.googleapis.com.</summary>
    public Uri BaseUrl { get; set; } = new("https://generativelanguage.googleapis.com");

    /// <summary>`GEMINI_TIMEOUT_SECONDS`: how long one picture may take. Default 180.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(180);
}
