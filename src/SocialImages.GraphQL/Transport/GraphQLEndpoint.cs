using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Everything below one GraphQL path: decides by method, path and headers who answers.</summary>
internal sealed class GraphQLEndpoint(GraphQLServer server)
{
    public const string PathParameter = "slug";

    private readonly OperationEndpoint _operations = new(server);
    private readonly SchemaFileHandler _schema = new(server);
    private readonly SocketHandler _sockets = new(server);
    private readonly ToolHandler? _tool = server.Options.Tool.Enable ? new(server.Options.Tool) : null;

    public Task HandleAsync(HttpContext context)
    {
        var path = context.GetRouteValue(PathParameter) as string ?? "";
        return path.Length == 0 ? HandleRootAsync(context) : HandleBelowAsync(context, path);
    }

    private Task HandleRootAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.WebSockets.IsWebSocketRequest)
            return _sockets.HandleAsync(context);

        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? HandleGetAsync(context)
            : _operations.HandleAsync(context);
    }

    private Task HandleGetAsync(HttpContext context)
    {
        var request = context.Request;
        if (server.Options.EnableSchemaRequests && request.Query.ContainsKey("sdl"))
            return _schema.HandleAsync(context);

        if (_tool is not null && !HasOperation(request) && AcceptHeader.WantsHtml(request.Headers.Accept))
            return HandlePageAsync(context);

        return _operations.HandleAsync(context);
    }

    private Task HandlePageAsync(HttpContext context)
    {
        if (context.Request.Path.Value!.EndsWith('/'))
            return _tool!.HandleAsync(context, "");

        ToolHandler.RedirectToSlash(context);
        return Task.CompletedTask;
    }

    private Task HandleBelowAsync(HttpContext context, string path)
    {
        var isSchema = path.TrimEnd('/') is "schema" && server.Options.EnableSchemaRequests
            || path is "schema.graphql" && server.Options is { EnableSchemaRequests: true, EnableSchemaFileSupport: true };
        var isTool = _tool?.Has(path) ?? false;
        if (!isSchema && !isTool)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return NotAllowed.Answer(context, "GET, HEAD");

        return isSchema ? _schema.HandleAsync(context) : _tool!.HandleAsync(context, path);
    }

    private static bool HasOperation(HttpRequest request) =>
        request.Query.ContainsKey("query") || request.Query.ContainsKey("id") || request.Query.ContainsKey("documentId") || request.Query.ContainsKey("extensions");
}
