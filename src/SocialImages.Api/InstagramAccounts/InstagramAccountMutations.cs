using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Publishing.InstagramAccounts;

namespace SocialImages.Api.InstagramAccounts;

/// <summary>Where to send a person so that an account can be connected.</summary>
/// <param name="AuthorizeUrl">Meta's page; it sends the person back to `/oauth/instagram/callback`, which connects the account.</param>
/// <param name="ExpiresAt">Until when they must be back.</param>
[ObjectType]
public sealed record InstagramAuthorization(string AuthorizeUrl, DateTimeOffset ExpiresAt);

[MutationType]
public static partial class InstagramAccountMutations
{
    /// <summary>
    /// Begins to connect an account, or to connect it again. Open `authorizeUrl` in the browser that sent this: the answer sets
    /// a cookie in it, and only who brings that back is connected.
    /// </summary>
    /// <param name="login">INSTAGRAM asks Instagram itself; FACEBOOK is for accounts that are linked to a Facebook page.</param>
    [Authorize(Policy = Policies.Admin)]
    [Error<ValidationException>]
    public static async Task<InstagramAuthorization> ConnectInstagramAccountAsync(
        ClaimsPrincipal user, BeginInstagramConnectionCommand command, InstagramConnector connector, IHttpContextAccessor browser, TimeProvider time,
        CancellationToken cancellationToken, InstagramLogin login = InstagramLogin.Instagram)
    {
        var expires = time.GetUtcNow() + BeginInstagramConnectionCommand.Lifetime;
        connector.ThrowUnlessSetUp(login);
        ConnectingBrowser.ThrowUnlessReachable(browser.HttpContext);
        var state = await command.ExecuteAsync(user.Caller(), login, cancellationToken);
        ConnectingBrowser.Remember(browser.HttpContext!, state, connector.Callback);
        return new InstagramAuthorization(connector.AuthorizeUrl(login, state).AbsoluteUri, expires);
    }

    /// <summary>Forgets the account's token. Its posts stay and wait until it is connected again.</summary>
    [Authorize(Policy = Policies.Admin)]
    [Error<NotFoundException>]
    public static Task<InstagramAccount> DisconnectInstagramAccountAsync(
        [ID<InstagramAccount>] Guid accountId, ClaimsPrincipal user, DisconnectInstagramAccountCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), accountId, cancellationToken);
}
