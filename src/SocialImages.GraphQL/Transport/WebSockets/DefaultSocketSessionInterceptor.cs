using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>Accepts every connection and changes nothing. Interceptors derive from it.</summary>
public class DefaultSocketSessionInterceptor : ISocketSessionInterceptor
{
    public virtual ValueTask<ConnectionStatus> OnConnectAsync(
        SocketSession session, OperationMessagePayload connectionInitMessage, CancellationToken cancellationToken) =>
        new(ConnectionStatus.Accept());

    public virtual ValueTask OnRequestAsync(
        SocketSession session, string operationSessionId, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    public virtual ValueTask<OperationResult> OnResultAsync(
        SocketSession session, string operationSessionId, OperationResult result, CancellationToken cancellationToken) =>
        new(result);

    public virtual ValueTask OnCompleteAsync(SocketSession session, string operationSessionId, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    public virtual ValueTask<IReadOnlyDictionary<string, object?>?> OnPingAsync(
        SocketSession session, OperationMessagePayload pingMessage, CancellationToken cancellationToken) =>
        new((IReadOnlyDictionary<string, object?>?)null);

    public virtual ValueTask OnPongAsync(
        SocketSession session, OperationMessagePayload pongMessage, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    public virtual ValueTask OnCloseAsync(SocketSession session, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
