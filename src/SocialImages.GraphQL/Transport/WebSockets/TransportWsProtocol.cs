using System.Text.Json;

namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>The server's side of graphql-transport-ws. Messages of one socket are handled one after the other.</summary>
internal sealed class TransportWsProtocol(SocketSession session, GraphQLServer server)
{
    private readonly SocketOperations _operations = new(session, server);

    public bool InitializationReceived { get; private set; }

    public bool IsAcknowledged { get; private set; }

    public async Task HandleAsync(ReadOnlyMemory<byte> text)
    {
        try
        {
            await HandleAsync(SocketMessage.Parse(text));
        }
        catch (JsonException)
        {
            await CloseAsync(CloseReason.InvalidMessage);
        }
    }

    public async Task EndAsync()
    {
        await _operations.EndAsync();
        if (InitializationReceived)
            await server.SocketInterceptor.OnCloseAsync(session, CancellationToken.None);
    }

    private Task HandleAsync(SocketMessage message) => message.Type switch
    {
        "connection_init" => InitializeAsync(message),
        "subscribe" => SubscribeAsync(message),
        "complete" => CompleteAsync(message),
        "ping" => PongAsync(message),
        "pong" => server.SocketInterceptor.OnPongAsync(session, message.ReadPayload(), session.Closed).AsTask(),
        _ => CloseAsync(CloseReason.InvalidMessageType),
    };

    private async Task InitializeAsync(SocketMessage message)
    {
        if (InitializationReceived)
        {
            await CloseAsync(CloseReason.TooManyInitializations);
            return;
        }

        InitializationReceived = true;
        session.IsInitialized();
        var status = await server.SocketInterceptor.OnConnectAsync(session, message.ReadPayload(), session.Closed);
        if (!status.Accepted)
        {
            await CloseAsync(CloseReason.Forbidden(status.Message));
            return;
        }

        // Set first: who has read the acknowledgement may subscribe.
        IsAcknowledged = true;
        await SendControlAsync("connection_ack", status.Extensions);
    }

    private Task SubscribeAsync(SocketMessage message)
    {
        if (!IsAcknowledged)
            return CloseAsync(CloseReason.Unauthorized);

        if (message.Id is not { } id || message.PayloadKind != JsonTokenType.StartObject)
            return CloseAsync(CloseReason.InvalidMessage);

        if (_operations.Has(id))
            return CloseAsync(CloseReason.IdInUse);

        return _operations.IsFull ? RefuseAsync(id) : StartAsync(id, message.Payload);
    }

    private Task StartAsync(string id, ReadOnlyMemory<byte> payload)
    {
        // Copied, because the operation outlives the message.
        var own = new PooledWriter(payload.Length);
        own.Append(payload.Span);
        var request = new ParsedRequest { Source = own };
        try
        {
            RequestParser.Parse(own.Written, request);
        }
        catch (BadRequestException refused)
        {
            return CloseAndReleaseAsync(request, CloseReason.InvalidRequest(refused.Message));
        }

        _operations.Start(id, request);
        return Task.CompletedTask;
    }

    private async Task CloseAndReleaseAsync(ParsedRequest request, CloseReason reason)
    {
        await request.DisposeAsync();
        await CloseAsync(reason);
    }

    private async Task RefuseAsync(string id)
    {
        var error = ErrorBuilder.New()
            .SetMessage($"A connection may run at most {server.Options.Sockets.MaxOperations} operations at once.")
            .SetCode(ErrorCodes.Server.RequestInvalid)
            .Build();
        using var message = new PooledWriter();
        SocketMessageWriter.WriteError(message, id, [error]);
        await session.Connection.SendAsync(message.Written, session.Closed);
    }

    private Task CompleteAsync(SocketMessage message)
    {
        if (message.Id is not { } id)
            return CloseAsync(CloseReason.InvalidMessage);

        _operations.Cancel(id);
        return Task.CompletedTask;
    }

    private async Task PongAsync(SocketMessage message)
    {
        var payload = await server.SocketInterceptor.OnPingAsync(session, message.ReadPayload(), session.Closed);
        await SendControlAsync("pong", payload);
    }

    private async Task SendControlAsync(string type, IReadOnlyDictionary<string, object?>? payload)
    {
        using var message = new PooledWriter();
        SocketMessageWriter.WriteControl(message, type, payload);
        await session.Connection.SendAsync(message.Written, session.Closed);
    }

    private Task CloseAsync(CloseReason reason) => session.Connection.CloseAsync(reason);
}
