namespace SocialImages.Api.GraphQLServers;

/// <summary>Where Banana Cake Pop is and what it starts with.</summary>
internal static class BananaCakePop
{
    public static void ServeBananaCakePop(this GraphQLServerOptions options, IWebHostEnvironment environment)
    {
        options.Tool.Enable = environment.IsDevelopment();
        options.Tool.Directory = System.IO.Path.Combine(AppContext.BaseDirectory, "wwwroot", "graphql");
        options.Tool.Title = "SocialImages";
        options.Tool.Document = FirstDocument.Text;
    }
}
