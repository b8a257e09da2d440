using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

/// <summary>Signs a WebSocket in by `connection_init`'s `authorization`; without it, by what the handshake carried.</summary>
internal sealed class SocketSignIn(TokenAuthenticator authenticator) : DefaultSocketSessionInterceptor
{
    private sealed record Payload(string? Authorization, Guid? WorkspaceId);

    public override async ValueTask<ConnectionStatus> OnConnectAsync(
        SocketSession session, OperationMessagePayload connectionInitMessage, CancellationToken cancellationToken)
    {
        if (connectionInitMessage.As<Payload>() is not { Authorization: { } authorization } payload) return ConnectionStatus.Accept();
        if (BearerHandler.SecretIn(authorization) is not { } secret) return ConnectionStatus.Reject("The authorization is no bearer token.");

        var user = await authenticator.AuthenticateAsync(secret, payload.WorkspaceId, cancellationToken);
        if (user is null) return ConnectionStatus.Reject("The token is unknown, expired or revoked.");
        session.Connection.HttpContext.User = user.ToPrincipal();
        return ConnectionStatus.Accept();
    }
}
