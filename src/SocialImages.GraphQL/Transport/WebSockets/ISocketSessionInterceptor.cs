using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>Sees what happens on a WebSocket; decides who may connect.</summary>
public interface ISocketSessionInterceptor
{
    ValueTask<ConnectionStatus> OnConnectAsync(
        SocketSession session, OperationMessagePayload connectionInitMessage, CancellationToken cancellationToken);

    ValueTask OnRequestAsync(
        SocketSession session, string operationSessionId, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken);

    ValueTask<OperationResult> OnResultAsync(
        SocketSession session, string operationSessionId, OperationResult result, CancellationToken cancellationToken);

    /// <summary>The operation has ended, whoever ended it.</summary>
    ValueTask OnCompleteAsync(SocketSession session, string operationSessionId, CancellationToken cancellationToken);

    /// <summary>Returns the payload of the answer; null is none.</summary>
    ValueTask<IReadOnlyDictionary<string, object?>?> OnPingAsync(
        SocketSession session, OperationMessagePayload pingMessage, CancellationToken cancellationToken);

    ValueTask OnPongAsync(SocketSession session, OperationMessagePayload pongMessage, CancellationToken cancellationToken);

    ValueTask OnCloseAsync(SocketSession session, CancellationToken cancellationToken);
}
