using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace SocialImages.Api.Editor;

/// <summary>The post editor: its page on the addresses that are its own, and its files.</summary>
internal static class EditorEndpoints
{
    private static readonly string[] Pages = ["/", "/posts/{id}", "/calendar", "/library", "/settings"];

    public static void MapEditor(this WebApplication app)
    {
        foreach (var page in Pages) app.MapGet(page, SendPage);
        ServeAssets(app, app.Services.GetRequiredService<IOptions<EditorOptions>>().Value);
    }

    private static IResult SendPage(HttpContext http, IOptions<EditorOptions> options)
    {
        var page = System.IO.Path.Combine(options.Value.Folder, "index.html");
        if (!File.Exists(page)) return Results.Problem("The editor is not built: `./run.sh` does it, or `npm run build` in src/SocialImages.Editor.", statusCode: StatusCodes.Status503ServiceUnavailable);
        var headers = http.Response.Headers;
        // A new version names new files: the page itself is asked for anew each time.
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = options.Value.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return Results.File(page, "text/html; charset=utf-8", lastModified: File.GetLastWriteTimeUtc(page));
    }

    private static void ServeAssets(WebApplication app, EditorOptions options)
    {
        var folder = System.IO.Path.Combine(options.Folder, "assets");
        if (!Directory.Exists(folder)) return;
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = "/assets",
            FileProvider = new PhysicalFileProvider(folder),
            OnPrepareResponse = SetHeaders,
        });
    }

    private static void SetHeaders(StaticFileResponseContext response)
    {
        var headers = response.Context.Response.Headers;
        headers.CacheControl = IsHashed(response.File.Name) ? "public, max-age=31536000, immutable" : "no-cache";
        headers.XContentTypeOptions = "nosniff";
    }

    // The bundler puts the hash of a file's content behind a hyphen: index-D12FyUv3.css.
    private static bool IsHashed(string name)
    {
        var stem = System.IO.Path.GetFileNameWithoutExtension(name);
        return stem.Length > 9 && stem[^9] == '-' && stem[^8..].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
    }
}
