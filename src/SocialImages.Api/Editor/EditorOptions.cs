namespace SocialImages.Api.Editor;

/// <summary>Where the built editor lies and what its pages may load.</summary>
internal sealed class EditorOptions
{
    /// <summary>The built page and its assets; made by `npm run build` in src/SocialImages.Editor.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Origins besides our own that pictures are shown from: this service's public address and the delivery's.</summary>
    public IReadOnlyList<string> PictureOrigins { get; set; } = [];

    public string ContentSecurityPolicy => string.Join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        // Sizes and positions are set from script as style attributes.
        "style-src 'self' 'unsafe-inline'",
        $"img-src 'self' data: blob: {string.Join(' ', PictureOrigins)}".TrimEnd(),
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'");
}
