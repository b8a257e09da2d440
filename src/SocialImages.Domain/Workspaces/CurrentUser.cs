namespace SocialImages.Domain.Workspaces;

/// <summary>Who is asking, and in which workspace. Every command and query is limited to it.</summary>
public sealed record CurrentUser(Guid UserId, Guid WorkspaceId, WorkspaceRole Role)
{
    public bool Has(WorkspaceRole role) => Role >= role;
}
