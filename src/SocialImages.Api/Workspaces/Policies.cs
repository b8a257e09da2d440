using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

/// <summary>Names of what a field may ask of its caller.</summary>
internal static class Policies
{
    public const string Viewer = nameof(WorkspaceRole.Viewer);
    public const string Editor = nameof(WorkspaceRole.Editor);
    public const string Admin = nameof(WorkspaceRole.Admin);

    public static IEnumerable<string> RolesFrom(WorkspaceRole least)
        => Enum.GetValues<WorkspaceRole>().Where(role => role >= least).Select(role => role.ToString());
}
