namespace SocialImages.Api.GraphQLServers;

/// <summary>
/// What the transport takes, which is more than a picture may have: a file somewhat too large is refused by a typed error. Few
/// requests are executed at a time, so that decoders and disk are busy and nobody waits inside of an execution.
/// </summary>
internal static class UploadLimits
{
    private const long Megabyte = 1024 * 1024;

    public static void AllowPictures(this GraphQLServerOptions options)
    {
        options.Uploads.MaxFileSize = 64 * Megabyte;
        options.Uploads.MaxTotalSize = 256 * Megabyte;
        options.Uploads.MaxReading = 32;
        options.Uploads.MaxExecuting = Math.Max(4, 2 * Environment.ProcessorCount);
    }
}
