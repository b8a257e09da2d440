namespace SocialImages.Domain.Workspaces;

/// <summary>A tenant: everything it owns is invisible to every other one.</summary>
public sealed class Workspace
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}

public sealed class User
{
    public required Guid Id { get; init; }
    public required string Email { get; init; }
    public required string Name { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What a member may do. Each role includes those before it.</summary>
public enum WorkspaceRole
{
    Viewer,
    Editor,
    Admin,
    Owner,
}

public sealed class Membership
{
    public required Guid WorkspaceId { get; init; }
    public required Guid UserId { get; init; }
    public required WorkspaceRole Role { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}
