using SocialImages.Domain.InstagramAccounts;

namespace SocialImages.Publishing.Instagram;

/// <summary>Everything a call on behalf of one account needs.</summary>
/// <param name="Login">Decides the host.</param>
/// <param name="UserId">The account's id, a number kept as text, or <c>me</c> where the token says who it is.</param>
/// <param name="Token">Sent as a header only.</param>
public sealed record InstagramAccess(InstagramLogin Login, string UserId, GraphToken Token);
