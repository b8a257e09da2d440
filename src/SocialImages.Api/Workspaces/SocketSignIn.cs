using System.Security.Claims;
using System.Text.Json;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

/// <summary>
/// Signs a WebSocket in by `connection_init`'s `authorization`; without it, by what the handshake carried. Whether that still holds is
/// asked before every operation and event, and now and then at a pong: a revoked token ends its sockets.
/// </summary>
internal sealed class SocketSignIn(TokenAuthenticator authenticator, TimeProvider time) : DefaultSocketSessionInterceptor
{
    private const int Unauthorized = 4401;

    private sealed record Payload(string? Authorization, Guid? WorkspaceId);

    public override async ValueTask<ConnectionStatus> OnConnectAsync(
        SocketSession session, OperationMessagePayload connectionInitMessage, CancellationToken cancellationToken)
    {
        if (connectionInitMessage.Payload?.Deserialize<Payload>(JsonSerializerOptions.Web) is not { Authorization: { } authorization } payload)
            return ConnectionStatus.Accept();
        if (BearerHandler.SecretIn(authorization) is not { } secret) return ConnectionStatus.Reject("The authorization is no bearer token.");

        session.Connection.HttpContext.Features.Set(new SignInTicket(secret, payload.WorkspaceId));
        return await HoldsAsync(session, cancellationToken) ? ConnectionStatus.Accept() : ConnectionStatus.Reject("The token is unknown, expired or revoked.");
    }

    public override async ValueTask OnRequestAsync(
        SocketSession session, string operationSessionId, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken)
    {
        await EndUnlessHoldsAsync(session, cancellationToken);
        requestBuilder.SetUser(session.Connection.HttpContext.User);
    }

    public override async ValueTask<OperationResult> OnResultAsync(
        SocketSession session, string operationSessionId, OperationResult result, CancellationToken cancellationToken)
    {
        await EndUnlessHoldsAsync(session, cancellationToken);
        return result;
    }

    public override ValueTask OnPongAsync(SocketSession session, OperationMessagePayload pongMessage, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (session.Connection.HttpContext.Features.Get<SignInTicket>() is not { } ticket || now - ticket.AskedAt < SignInTicket.Recheck) return default;
        ticket.AskedAt = now;
        return EndUnlessHoldsAsync(session, cancellationToken);
    }

    private async ValueTask EndUnlessHoldsAsync(SocketSession session, CancellationToken cancellationToken)
    {
        if (!await HoldsAsync(session, cancellationToken))
            await session.Connection.CloseAsync("The token has expired or was revoked.", Unauthorized, cancellationToken);
    }

    /// <summary>Asks who it is now; the token's answer is remembered for seconds, so this is mostly a look into memory.</summary>
    private async ValueTask<bool> HoldsAsync(SocketSession session, CancellationToken cancellationToken)
    {
        var context = session.Connection.HttpContext;
        if (context.Features.Get<SignInTicket>() is not { } ticket) return true;
        var user = await authenticator.AuthenticateAsync(ticket.Secret, ticket.WorkspaceId, cancellationToken);
        context.User = user?.ToPrincipal() ?? new ClaimsPrincipal();
        return user is not null;
    }
}
