namespace SocialImages.Api.Editor;

internal static class EditorRegistration
{
    /// <summary>Where Cloudinary shows pictures when no other address is set.</summary>
    private const string CloudinaryDelivery = "https://res.cloudinary.com";

    /// <summary>The page at `/`.</summary>
    public static IServiceCollection AddEditor(this IServiceCollection services, WebApplicationBuilder builder)
    {
        services.AddOptions<EditorOptions>().Configure(options =>
        {
            options.Folder = System.IO.Path.Combine(WebRoot(builder), "editor");
            options.PictureOrigins = [.. Origins(builder.Configuration["PUBLIC_URL"], builder.Configuration["CLOUDINARY_DELIVERY_BASE_URL"] ?? CloudinaryDelivery)];
        });
        return services;
    }

    private static string WebRoot(WebApplicationBuilder builder) => System.IO.Path.Combine(builder.Environment.ContentRootPath, "wwwroot");

    private static IEnumerable<string> Origins(params string?[] addresses)
        => addresses
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Authority) : null)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
}
