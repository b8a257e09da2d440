namespace SocialImages.Domain.Images.Import;

/// <summary>What the import of pictures by address may do.</summary>
public sealed class ImportOptions
{
    /// <summary>`IMPORT_ALLOWED_HOSTS`: `host:port` that may be imported from although they are not public. Default none; meant for tests.</summary>
    public IReadOnlyList<string> AllowedHosts { get; set; } = [];

    /// <summary>For all of it: looking up names, redirects, headers and bytes. Default 20 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Redirects that are followed. Default 5.</summary>
    public int MaxRedirects { get; set; } = 5;

    public bool IsAllowed(string host, int port) => AllowedHosts.Contains($"{host}:{port}", StringComparer.OrdinalIgnoreCase);
}
