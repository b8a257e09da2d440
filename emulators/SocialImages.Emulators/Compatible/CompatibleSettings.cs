namespace SocialImages.Emulators.Compatible;

/// <summary>Whose server it is that speaks OpenAI's language.</summary>
internal enum CompatibleDialect
{
    /// <summary>Pictures behind an address, unless base64 is asked for.</summary>
    LocalAI,

    /// <summary>Always base64; knows model, prompt, size and response_format only.</summary>
    Ollama,

    /// <summary>stable-diffusion.cpp: base64, and errors as a bare text.</summary>
    SdCpp,
}

/// <summary>The look-alike server's switches.</summary>
internal sealed class CompatibleSettings
{
    public CompatibleDialect Dialect { get; init; }

    /// <summary>How long one picture takes, in milliseconds.</summary>
    public int ImageDelayMs { get; init; } = 1500;

    /// <summary>Whether pictures come as addresses whatever is asked for.</summary>
    public bool UrlOnly { get; init; }
}
