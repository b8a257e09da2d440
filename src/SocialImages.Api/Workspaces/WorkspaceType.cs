using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

[ObjectType<Workspace>]
public static partial class WorkspaceType
{
    [ID<Workspace>]
    public static Guid GetId([Parent] Workspace workspace) => workspace.Id;
}

[ObjectType<User>]
public static partial class UserType
{
    [ID<User>]
    public static Guid GetId([Parent] User user) => user.Id;
}
