namespace SocialImages.Domain.Generations.Providers;

/// <summary>Providers may be called by their product's name too.</summary>
public static class ProviderNames
{
    public static string Canonical(string name) => name.Trim().ToLowerInvariant() switch
    {
        "dalle" => "openai",
        "google" => "gemini",
        var canonical => canonical,
    };
}
