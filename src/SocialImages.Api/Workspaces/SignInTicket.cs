namespace SocialImages.Api.Workspaces;

/// <summary>What somebody signed in with. The request keeps it, so that one that stays open can ask again whether it still holds.</summary>
internal sealed class SignInTicket(string secret, Guid? workspaceId)
{
    /// <summary>How often a quiet connection asks.</summary>
    public static readonly TimeSpan Recheck = TimeSpan.FromSeconds(15);

    public string Secret => secret;

    public Guid? WorkspaceId => workspaceId;

    /// <summary>When a pong last asked.</summary>
    public DateTimeOffset AskedAt { get; set; }
}
