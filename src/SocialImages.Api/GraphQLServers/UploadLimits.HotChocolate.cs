namespace SocialImages.Api.GraphQLServers;

internal static class UploadLimits
{
    /// <summary>Nothing is to be said: Hot Chocolate reads forms within the limits of ASP.NET Core, which are 128 MB of body.</summary>
    public static void AllowPictures(this GraphQLServerOptions options) => options.EnableMultipartRequests = true;
}
