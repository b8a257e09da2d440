namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Bounds on one multipart request; a request beyond one of them is refused as a whole.</summary>
public sealed class UploadOptions
{
    /// <summary>Files that <c>map</c> may name.</summary>
    public int MaxFiles { get; set; } = 20;

    /// <summary>Variable paths in <c>map</c>, over all files.</summary>
    public int MaxPaths { get; set; } = 100;

    /// <summary>Bytes of one file.</summary>
    public long MaxFileSize { get; set; } = 30L * 1024 * 1024;

    /// <summary>Bytes of all files together.</summary>
    public long MaxTotalSize { get; set; } = 128L * 1024 * 1024;

    /// <summary>Bytes of a file that are kept in memory; a larger one goes to a temporary file.</summary>
    public int MemoryThreshold { get; set; } = 64 * 1024;

    /// <summary>Where temporary files go; null is the system's folder.</summary>
    public string? TemporaryDirectory { get; set; }
}
