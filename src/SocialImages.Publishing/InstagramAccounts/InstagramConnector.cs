using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Workspaces;
using SocialImages.Publishing.Instagram;

namespace SocialImages.Publishing.InstagramAccounts;

/// <summary>Connecting accounts by OAuth: where to send a person, and what to do when they come back.</summary>
public sealed class InstagramConnector(
    IServiceScopeFactory scopes, InstagramOAuthClient instagram, FacebookLoginClient facebook, IOptions<FileUrlOptions> publicUrl, TimeProvider time)
{
    /// <summary>Where Meta sends a person back to.</summary>
    public Uri Callback => new($"{publicUrl.Value.PublicUrl}/oauth/instagram/callback");

    /// <exception cref="ValidationException">No app is set up for this way of signing in.</exception>
    public Uri AuthorizeUrl(InstagramLogin login, string state)
    {
        try
        {
            return login == InstagramLogin.Facebook ? facebook.AuthorizeUrl(Callback, state) : instagram.AuthorizeUrl(Callback, state);
        }
        catch (InstagramException unconfigured)
        {
            throw new ValidationException("login", unconfigured.Message);
        }
    }

    /// <exception cref="ValidationException">No app is set up for this way of signing in.</exception>
    public void ThrowUnlessSetUp(InstagramLogin login) => AuthorizeUrl(login, "");

    /// <summary>Redeems the code and connects what it gives access to, for the person who began.</summary>
    /// <exception cref="NotFoundException">The state is unknown, used or too old.</exception>
    /// <exception cref="InstagramException">Instagram did not accept the code.</exception>
    public async Task<IReadOnlyList<InstagramAccount>> CompleteAsync(string state, string code, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (caller, login) = await RedeemAsync(scope.ServiceProvider.GetRequiredService<SocialImagesDbContext>(), state, cancellationToken);
        var connect = scope.ServiceProvider.GetRequiredService<ConnectInstagramAccountCommand>();
        var accounts = new List<InstagramAccount>();
        foreach (var granted in await GrantedAsync(login, code, cancellationToken))
            accounts.Add(await connect.ExecuteAsync(caller, granted, cancellationToken));
        return accounts;
    }

    // Deleting is redeeming: of two who come back with the same state only one deletes the row.
    private async Task<(CurrentUser Caller, InstagramLogin Login)> RedeemAsync(SocialImagesDbContext context, string state, CancellationToken cancellationToken)
    {
        var hash = InstagramConnection.HashOf(state);
        var now = time.GetUtcNow();
        var begun = await context.InstagramConnections.AsNoTracking().FirstOrDefaultAsync(row => row.StateHash == hash && row.ExpiresAt > now, cancellationToken);
        await context.InstagramConnections.Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        if (begun is null || await context.InstagramConnections.Where(row => row.StateHash == hash).ExecuteDeleteAsync(cancellationToken) == 0)
            throw new NotFoundException("sign-in; start connecting again");
        return (new CurrentUser(begun.UserId, begun.WorkspaceId, WorkspaceRole.Admin), begun.Login);
    }

    private async Task<IReadOnlyList<ConnectInstagramAccount>> GrantedAsync(InstagramLogin login, string code, CancellationToken cancellationToken)
    {
        if (login == InstagramLogin.Facebook)
        {
            var linked = await facebook.ExchangeCodeAsync(code, Callback, cancellationToken);
            return [.. linked.Select(account => new ConnectInstagramAccount(
                account.InstagramUserId, account.UserName ?? account.InstagramUserId, login, account.Token.Value, time.GetUtcNow() + account.ExpiresIn))];
        }

        var token = await instagram.ExchangeCodeAsync(code, Callback, cancellationToken);
        var profile = await instagram.GetProfileAsync(token.Token, cancellationToken);
        // The token itself says who it is; which of Meta's two ids a path takes is not documented the same everywhere.
        return [new ConnectInstagramAccount("me", profile.UserName ?? profile.AccountId, login, token.Token.Value, time.GetUtcNow() + token.ExpiresIn)];
    }
}
