namespace SocialImages.Api.GraphQLServers;

/// <summary>What the transport takes, which is more than a picture may have: a file somewhat too large is refused by a typed error.</summary>
internal static class UploadLimits
{
    private const long Megabyte = 1024 * 1024;

    public static void AllowPictures(this GraphQLServerOptions options)
    {
        options.Uploads.MaxFileSize = 64 * Megabyte;
        options.Uploads.MaxTotalSize = 256 * Megabyte;
    }
}
