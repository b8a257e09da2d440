using Microsoft.Extensions.Logging;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Notices;
using SocialImages.Publishing.Instagram;

namespace SocialImages.Publishing.InstagramAccounts;

/// <summary>
/// Renews tokens well before their 60 days end. The row stays locked while Instagram is asked, so that two nodes do not
/// renew the same token: the later answer could be the one that counts.
/// </summary>
internal sealed partial class AccessTokenRefresher(
    DueAccounts accounts, InstagramOAuthClient instagram, TokenProtector protector, TimeProvider time, ILogger<AccessTokenRefresher> logger)
{
    private const int MaxAtOnce = 100;

    private static readonly TimeSpan BeforeExpiry = TimeSpan.FromDays(30);

    // Instagram renews only tokens that are at least a day old.
    private static readonly TimeSpan MinimumAge = TimeSpan.FromHours(25);

    public Task RefreshDueAsync(CancellationToken cancellationToken) =>
        accounts.AskAsync(IsDue, account => account.TokenExpiresAt, MaxAtOnce, AskAsync, cancellationToken);

    private async Task<Notice?> AskAsync(InstagramAccount account, CancellationToken cancellationToken)
    {
        try
        {
            var renewed = await instagram.RefreshTokenAsync(AccountQuotas.AccessOf(account, protector).Token, cancellationToken);
            var now = time.GetUtcNow();
            account.Reconnect(protector.Protect(renewed.Token.Value, account.Id), now + renewed.ExpiresIn, now);
        }
        catch (InstagramException refused) when (refused.Advice == GraphAdvice.Reconnect)
        {
            account.NeedReconnect(refused.Message, time.GetUtcNow());
            LogRefused(logger, account.Id, refused.CodeText);
        }
        catch (InstagramException later)
        {
            LogLater(logger, account.Id, later.CodeText);
        }

        return null;
    }

    // Facebook Login has nothing to renew: its page tokens do not expire.
    private static System.Linq.Expressions.Expression<Func<InstagramAccount, bool>> IsDue(DateTimeOffset now) => account =>
        account.Login == InstagramLogin.Instagram
        && account.Status == InstagramAccountStatus.Connected
        && account.TokenExpiresAt < now + BeforeExpiry
        && account.TokenIssuedAt < now - MinimumAge;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Instagram refuses to renew the token of account {AccountId} ({Code}); it has to be connected again")]
    private static partial void LogRefused(ILogger logger, Guid accountId, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Renewing the token of account {AccountId} failed ({Code}); it is tried again")]
    private static partial void LogLater(ILogger logger, Guid accountId, string code);
}
