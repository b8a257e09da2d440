using System.Security.Claims;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

[QueryType]
public static partial class WorkspaceQueries
{
    /// <summary>Who is signed in, and where.</summary>
    [Authorize(Policy = Policies.Viewer)]
    public static Viewer GetViewer(ClaimsPrincipal user) => new(user.Caller());
}

/// <summary>The signed-in user in the current workspace.</summary>
[ObjectType]
public sealed record Viewer([property: GraphQLIgnore] CurrentUser Caller)
{
    public WorkspaceRole Role => Caller.Role;
}
