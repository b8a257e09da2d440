using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Serves Banana Cake Pop below the endpoint, and tells it that its own address is the endpoint.</summary>
internal sealed class ToolHandler(GraphQLToolOptions options)
{
    public const string ConfigurationFile = "bcp-config.json";
    private const string IndexFile = "index.html";
    private const string ServiceWorkerFile = "service-worker.js";

    // The IDE compiles JSON schemas into functions, its editor's workers come as blobs and its styles inline.
    // Nothing is fetched from, or framed by, another site.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    private readonly ToolFiles _files = new(options.Directory);

    /// <summary>Whether there is a file of the IDE at this path below the endpoint.</summary>
    public bool Has(string path) => path is "" or ConfigurationFile || _files.Find(path) is not null;

    public Task HandleAsync(HttpContext context, string path)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return path switch
        {
            ConfigurationFile => SendConfigurationAsync(context),
            ServiceWorkerFile when !options.EnableServiceWorker => SendEmptyServiceWorkerAsync(context),
            _ => SendFileAsync(context, _files.Find(path.Length == 0 ? IndexFile : path)!),
        };
    }

    /// <summary>The page's own addresses are relative, so it has to be reached with a slash at the end.</summary>
    public static void RedirectToSlash(HttpContext context)
    {
        var request = context.Request;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept";
        context.Response.Redirect(request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + "/" + request.QueryString.ToUriComponent());
    }

    private static async Task SendFileAsync(HttpContext context, ToolFile file)
    {
        var response = context.Response;
        response.Headers.ETag = file.ETag;
        response.Headers.CacheControl = file.NeverChanges ? "public, max-age=31536000, immutable" : "no-cache";
        if (file.IsPage)
            response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        if (context.Request.Headers.IfNoneMatch == file.ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = file.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.SendFileAsync(file.Path, context.RequestAborted);
    }

    private static Task SendEmptyServiceWorkerAsync(HttpContext context)
    {
        context.Response.ContentType = "text/javascript; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        return context.Response.WriteAsync("// No offline copy of the IDE is kept.\n", context.RequestAborted);
    }

    private async Task SendConfigurationAsync(HttpContext context)
    {
        var configuration = new GraphQLToolConfiguration
        {
            Title = options.Title,
            Document = options.Document,
            HttpHeaders = new Dictionary<string, string>(options.HttpHeaders, StringComparer.OrdinalIgnoreCase),
        };
        if (options.Configure is { } configure)
            await configure(context, configuration);

        using var body = new PooledWriter();
        Write(configuration, body);
        context.Response.ContentType = MediaTypes.Json;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = body.Written.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body.Written, context.RequestAborted);
    }

    private static void Write(GraphQLToolConfiguration configuration, PooledWriter body)
    {
        using var json = new Utf8JsonWriter(body, ResultJson.WriterOptions);
        var map = new OrderedDictionary<string, object?>
        {
            ["useBrowserUrlAsEndpoint"] = true,
            ["disableTelemetry"] = true,
            ["title"] = configuration.Title,
        };
        if (configuration.Document is not null)
            map["document"] = configuration.Document;
        if (configuration.HttpHeaders.Count > 0)
            map["httpHeaders"] = configuration.HttpHeaders.Select(header => KeyValuePair.Create(header.Key, (object?)header.Value));
        ResultJson.WriteMap(map, json);
    }
}
