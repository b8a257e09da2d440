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

    /// <summary>Multipart requests that are read, or have been read and wait for their execution; others wait with their bodies unread.</summary>
    public int MaxReading { get; set; } = 64;

    /// <summary>How long the body of one may take to come in: who sends a byte now and then must not keep others waiting.</summary>
    public TimeSpan MaxReadingTime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Multipart requests that are executed at a time. Waiting for a place does not count as execution time.</summary>
    public int MaxExecuting { get; set; } = 16;

    /// <summary>Multipart requests in all; the next is refused at once.</summary>
    public int MaxRequests { get; set; } = 500;

    /// <summary>How long a multipart request may wait in all, reading not counted, before it is refused.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>What a refused client is told, by the <c>Retry-After</c> header and in the error's <c>retryAfterSeconds</c>.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Where temporary files go; null is the system's folder.</summary>
    public string? TemporaryDirectory { get; set; }
}
