using Microsoft.Extensions.Options;

namespace SocialImages.Api.Editor;

/// <summary>The post editor: its page on the addresses that are its own.</summary>
internal static class EditorEndpoints
{
    private static readonly string[] Pages = ["/", "/posts/{id}", "/calendar", "/library", "/settings"];

    public static void MapEditor(this WebApplication app)
    {
        foreach (var page in Pages) app.MapGet(page, SendPage);
        app.UseEditorAssets(app.Services.GetRequiredService<IOptions<EditorOptions>>().Value);
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
}
