namespace SocialImages.Emulators.StableDiffusion;

/// <summary>Which server's ways are emulated: they differ in errors and in what <c>progress</c> tells.</summary>
internal enum StableDiffusionDialect
{
    Automatic1111,
    Forge,

    /// <summary>stable-diffusion.cpp: no progress, no interrupt, an empty <c>info</c>, errors as a bare text.</summary>
    SdCpp,
}

/// <summary>The local Stable Diffusion server's switches.</summary>
internal sealed class StableDiffusionSettings
{
    /// <summary>How long one step takes, in milliseconds.</summary>
    public int StepDelayMs { get; init; } = 90;

    public StableDiffusionDialect Dialect { get; init; } = StableDiffusionDialect.Forge;

    /// <summary><c>user:password</c> that must be sent; null for a server without <c>--api-auth</c>.</summary>
    public string? Auth { get; init; }

    /// <summary>More pixels than this run out of memory.</summary>
    public int MaxPixels { get; init; } = 2048 * 2048;

    /// <summary>Whether a picture in small comes first even when the request says no.</summary>
    public bool AlwaysGrid { get; init; }
}
