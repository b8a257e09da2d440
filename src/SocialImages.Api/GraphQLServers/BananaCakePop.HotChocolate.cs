namespace SocialImages.Api.GraphQLServers;

/// <summary>Where the tool is, which Hot Chocolate brings along, and what it starts with.</summary>
internal static class BananaCakePop
{
    public static void ServeBananaCakePop(this GraphQLServerOptions options, IWebHostEnvironment environment)
    {
        options.Tool.Enable = environment.IsDevelopment();
        options.Tool.Title = "SocialImages";
        options.Tool.Document = FirstDocument.Text;
    }
}
