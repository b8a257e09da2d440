using Microsoft.AspNetCore.Http;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>A path that takes operations by POST and GET.</summary>
internal sealed class OperationEndpoint(GraphQLServer server)
{
    private readonly HttpRequestHandler _requests = new(server);

    public Task HandleAsync(HttpContext context)
    {
        var method = context.Request.Method;
        return HttpMethods.IsPost(method) || (HttpMethods.IsGet(method) && server.Options.EnableGetRequests)
            ? _requests.HandleAsync(context)
            : NotAllowed.Answer(context, "GET, POST");
    }
}

/// <summary>A path that takes WebSockets; there is nothing else at it.</summary>
internal sealed class SocketEndpoint(GraphQLServer server)
{
    private readonly SocketHandler _sockets = new(server);

    public Task HandleAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
            return _sockets.HandleAsync(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

/// <summary>A path that shows the schema, unless that is switched off.</summary>
internal sealed class SchemaEndpoint(GraphQLServer server)
{
    private readonly SchemaFileHandler _schema = new(server);

    public Task HandleAsync(HttpContext context)
    {
        if (!server.Options.EnableSchemaRequests)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            ? _schema.HandleAsync(context)
            : NotAllowed.Answer(context, "GET, HEAD");
    }
}

internal static class NotAllowed
{
    public static Task Answer(HttpContext context, string allowed)
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = allowed;
        return Task.CompletedTask;
    }
}
