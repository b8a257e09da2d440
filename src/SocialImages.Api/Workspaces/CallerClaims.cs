using System.Security.Claims;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

/// <summary>The signed-in user as claims, for ASP.NET Core, and back, for the commands.</summary>
internal static class CallerClaims
{
    private const string WorkspaceClaim = "workspace";

    public static ClaimsPrincipal ToPrincipal(this CurrentUser user) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.UserId.ToString()),
            new Claim(WorkspaceClaim, user.WorkspaceId.ToString()),
            new Claim(ClaimTypes.Role, user.Role.ToString()),
        ],
        BearerHandler.SchemeName));

    /// <exception cref="InvalidOperationException">Nobody is signed in; the field lacks its `[Authorize]`.</exception>
    public static CurrentUser Caller(this ClaimsPrincipal principal)
        => principal.Identity?.IsAuthenticated == true
            ? new CurrentUser(
                Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
                Guid.Parse(principal.FindFirstValue(WorkspaceClaim)!),
                Enum.Parse<WorkspaceRole>(principal.FindFirstValue(ClaimTypes.Role)!))
            : throw new InvalidOperationException("Nobody is signed in.");
}
