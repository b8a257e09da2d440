using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using SocialImages.GraphQL.AspNetCore.Subscriptions;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Lets a WebSocket in: origin, number per address, protocol.</summary>
internal sealed class SocketHandler(GraphQLServer server)
{
    private const string Protocol = "graphql-transport-ws";

    private readonly ConcurrentDictionary<IPAddress, int> _open = new();
    private readonly OpenSockets _sockets = new(server);

    public async Task HandleAsync(HttpContext context)
    {
        if (!OriginPolicy.Allows(context.Request, server.Options.Sockets.AllowedOrigins))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        var open = _open.AddOrUpdate(address, 1, (_, count) => count + 1);
        try
        {
            if (open > server.Options.Sockets.MaxConnectionsPerAddress)
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            else
                await AcceptAsync(context);
        }
        finally
        {
            Leave(address);
        }
    }

    private async Task AcceptAsync(HttpContext context)
    {
        var requested = context.WebSockets.WebSocketRequestedProtocols;
        var isAcceptable = requested.Contains(Protocol, StringComparer.Ordinal);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            // A client that is offered none of its protocols would drop the socket before it could read why.
            SubProtocol = isAcceptable ? Protocol : requested.FirstOrDefault(),
            // The protocol's own pings find a client that is gone; WebSocket's would hold 16 KB a socket to read ahead.
            KeepAliveInterval = server.Options.Sockets.KeepAliveInterval is null ? server.Options.Sockets.PongTimeout : TimeSpan.Zero,
            KeepAliveTimeout = server.Options.Sockets.KeepAliveInterval is null ? server.Options.Sockets.PongTimeout : Timeout.InfiniteTimeSpan,
        });
        var connection = new SocketConnection(context, socket, server);
        try
        {
            if (isAcceptable)
                await new SocketSession(connection, server).RunAsync(_sockets);
            else
                await RefuseAsync(connection);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The outer edge of a socket: nobody above could answer any more.
            TransportLog.SocketFailed(server.Logger, error);
            await connection.CloseAsync(CloseReason.InternalError);
        }
    }

    private static async Task RefuseAsync(SocketConnection connection)
    {
        await connection.CloseAsync(CloseReason.SubprotocolNotAcceptable);
        using var ignored = new PooledWriter();
        await connection.ReceiveAsync(ignored);
    }

    private void Leave(IPAddress address)
    {
        if (_open.AddOrUpdate(address, 0, (_, count) => count - 1) == 0)
            _open.TryRemove(KeyValuePair.Create(address, 0));
    }
}
