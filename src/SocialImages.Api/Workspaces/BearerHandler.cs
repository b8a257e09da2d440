using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

/// <summary>`Authorization: Bearer …`, with `X-Workspace-Id` to choose among the user's workspaces.</summary>
internal sealed class BearerHandler(
    TokenAuthenticator authenticator, Trial trial, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";
    private const string Prefix = "Bearer ";

    /// <summary>The secret in an `Authorization` value, or null.</summary>
    public static string? SecretIn(string? authorization)
        => authorization?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) == true ? authorization[Prefix.Length..].Trim() : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = SecretIn(Request.Headers.Authorization) ?? trial.SecretIn(Context);
        if (secret is null) return AuthenticateResult.NoResult();

        Guid? workspaceId = null;
        if (Request.Headers.TryGetValue("X-Workspace-Id", out var wanted))
        {
            if (!Guid.TryParse(wanted, out var parsed)) return AuthenticateResult.Fail("X-Workspace-Id is not a UUID.");
            workspaceId = parsed;
        }

        var user = await authenticator.AuthenticateAsync(secret, workspaceId, Context.RequestAborted);
        if (user is null) return AuthenticateResult.Fail("The token is unknown, expired or revoked.");
        Context.Features.Set(new SignInTicket(secret, workspaceId));
        return AuthenticateResult.Success(new AuthenticationTicket(user.ToPrincipal(), SchemeName));
    }
}
