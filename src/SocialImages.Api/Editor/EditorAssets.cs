using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace SocialImages.Api.Editor;

/// <summary>The editor's scripts, styles and icons, each in the smallest of the forms the build made that the browser takes.</summary>
internal static class EditorAssets
{
    private const string Root = "/assets";

    // The smaller comes first.
    private static readonly (string Name, string Ending)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    public static void UseEditorAssets(this WebApplication app, EditorOptions options)
    {
        var folder = System.IO.Path.Combine(options.Folder, "assets");
        if (!Directory.Exists(folder)) return;
        var files = Directory.EnumerateFiles(folder).Select(System.IO.Path.GetFileName).OfType<string>().ToFrozenSet(StringComparer.Ordinal);
        var types = new FileExtensionContentTypeProvider();
        foreach (var (_, ending) in Encodings) types.Mappings[ending] = "application/octet-stream";
        app.Use((http, next) =>
        {
            ChooseEncoding(http.Request, files);
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = Root,
            FileProvider = new PhysicalFileProvider(folder),
            ContentTypeProvider = types,
            OnPrepareResponse = response => SetHeaders(response, types),
        });
    }

    private static void ChooseEncoding(HttpRequest request, FrozenSet<string> files)
    {
        if (!request.Path.StartsWithSegments(Root, StringComparison.Ordinal, out var rest)) return;
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (name, ending) in Encodings)
        {
            if (!accepted.Any(one => one.Value == name && one.Quality is not 0) || !files.Contains($"{rest.Value![1..]}{ending}")) continue;
            request.Path = $"{request.Path}{ending}";
            return;
        }
    }

    private static void SetHeaders(StaticFileResponseContext response, FileExtensionContentTypeProvider types)
    {
        var (headers, name) = (response.Context.Response.Headers, response.File.Name);
        foreach (var (encoding, ending) in Encodings)
        {
            if (!name.EndsWith(ending, StringComparison.Ordinal)) continue;
            name = name[..^ending.Length];
            headers.ContentEncoding = encoding;
            headers.ContentType = types.TryGetContentType(name, out var type) ? type : null;
        }

        headers.Vary = "Accept-Encoding";
        headers.CacheControl = IsHashed(name) ? "public, max-age=31536000, immutable" : "no-cache";
        headers.XContentTypeOptions = "nosniff";
    }

    // The bundler puts the hash of a file's content behind a hyphen: index-D12FyUv3.css.
    private static bool IsHashed(string name)
    {
        var stem = System.IO.Path.GetFileNameWithoutExtension(name);
        return stem.Length > 9 && stem[^9] == '-' && stem[^8..].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
    }
}
