namespace SocialImages.Publishing.Instagram;

/// <summary>Which of Meta's two sign-ins an account came through; it decides the host and the address of the account.</summary>
public enum InstagramLogin
{
    Instagram,
    Facebook,
}

/// <summary>Everything a call on behalf of one account needs.</summary>
/// <param name="Login">Decides the host.</param>
/// <param name="AccountId">The professional account's id, a number kept as text.</param>
/// <param name="Token">Sent as a header only.</param>
public sealed record InstagramAccess(InstagramLogin Login, string AccountId, AccessToken Token)
{
    // Meta's pages disagree about which of an account's two ids to publish under; with Instagram Login "me" is right for both.
    internal string Node => Login == InstagramLogin.Instagram ? "me" : AccountId;
}
