using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Reads the request from where its method and content type put it.</summary>
internal static class HttpRequestReader
{
    private const string PreflightHeader = "GraphQL-Preflight";

    public static ValueTask ReadAsync(HttpContext context, GraphQLServer server, ParsedRequest into)
    {
        var options = server.Options;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            ReadQueryString(context.Request, options, into);
            return ValueTask.CompletedTask;
        }

        return KindOf(context.Request.ContentType) switch
        {
            BodyKind.Json => ReadJsonAsync(context, options, into),
            BodyKind.Multipart when options.EnableMultipartRequests => ReadMultipartAsync(context, server, into),
            _ => throw UnsupportedMediaType(),
        };
    }

    private static void ReadQueryString(HttpRequest request, GraphQLServerOptions options, ParsedRequest into)
    {
        if (options.EnforceGetRequestsPreflightHeader && !request.Headers.ContainsKey(PreflightHeader))
            throw new BadRequestException("GET requests must include a GraphQL preflight header.", ErrorCodes.Server.MultiPartPreflightRequired);

        into.Document = Encoding.UTF8.GetBytes(request.Query["query"].ToString());
        into.DocumentId = NullIfEmpty(request.Query["id"].ToString()) ?? NullIfEmpty(request.Query["documentId"].ToString());
        into.OperationName = NullIfEmpty(request.Query["operationName"].ToString());
        if (NullIfEmpty(request.Query["variables"].ToString()) is { } variables)
            into.Variables = RequestParser.ParseParameter("variables", variables, into);
        if (NullIfEmpty(request.Query["extensions"].ToString()) is { } extensions)
            into.Extensions = RequestParser.ParseParameter("extensions", extensions, into);
    }

    private static async ValueTask ReadJsonAsync(HttpContext context, GraphQLServerOptions options, ParsedRequest into)
    {
        var body = new PooledWriter();
        into.Source = body;
        await RequestBody.ReadAsync(context.Request, body, options.MaxAllowedRequestSize, context.RequestAborted);
        RequestParser.Parse(RequestBody.WithoutByteOrderMark(body.Written), into);
    }

    private static async ValueTask ReadMultipartAsync(HttpContext context, GraphQLServer server, ParsedRequest into)
    {
        if (server.Options.EnforceMultipartRequestsPreflightHeader && !context.Request.Headers.ContainsKey(PreflightHeader))
            throw UploadErrors.NoPreflight();

        into.UploadTurn = await server.Uploads.EnterAsync(context.RequestAborted);
        var limit = server.Options.Uploads.MaxReadingTime;
        using var deadline = new CancellationTokenSource(limit, server.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, deadline.Token);
        try
        {
            await new MultipartRequestReader(server.Options, into).ReadAsync(context, either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            throw UploadErrors.TooSlow(limit);
        }
    }

    // Only these need a preflight from a foreign site's script; a form's own media types are never read.
    private static BodyKind KindOf(string? contentType)
    {
        if (contentType is "application/json")
            return BodyKind.Json;

        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
            return BodyKind.Unsupported;

        if (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return BodyKind.Unsupported;

        return type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) ? BodyKind.Json
            : type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) ? BodyKind.Multipart
            : BodyKind.Unsupported;
    }

    private static BadRequestException UnsupportedMediaType() => new(
        "The content type has to be application/json, or multipart/form-data for uploads.",
        code: null,
        StatusCodes.Status415UnsupportedMediaType);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private enum BodyKind
    {
        Unsupported,
        Json,
        Multipart,
    }
}
