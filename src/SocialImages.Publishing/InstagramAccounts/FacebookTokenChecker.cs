using Microsoft.Extensions.Logging;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Notices;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.Posts;

namespace SocialImages.Publishing.InstagramAccounts;

/// <summary>
/// Looks once a day whether the tokens of Facebook Login still live, so that people hear of a dead one before a slot does, and
/// of one that ends while there is time.
/// </summary>
internal sealed partial class FacebookTokenChecker(
    DueAccounts accounts, FacebookLoginClient facebook, TokenProtector protector, TimeProvider time, ILogger<FacebookTokenChecker> logger)
{
    private const int MaxAtOnce = 200;

    private static readonly TimeSpan Every = TimeSpan.FromHours(24);
    private static readonly TimeSpan WarnBefore = TimeSpan.FromDays(7);

    public Task CheckDueAsync(CancellationToken cancellationToken) =>
        facebook.IsSetUp ? accounts.AskAsync(IsDue, account => account.TokenCheckedAt, MaxAtOnce, AskAsync, cancellationToken) : Task.CompletedTask;

    private async Task<Notice?> AskAsync(InstagramAccount account, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            var health = await facebook.InspectAsync(AccountQuotas.AccessOf(account, protector).Token, cancellationToken);
            (account.TokenCheckedAt, account.TokenExpiresAt) = (now, health.EndsAt);
            if (!health.IsAlive)
                account.NeedReconnect("The Instagram connection has ended; connect the account again.", now);
            else if (!health.MayPublish)
                account.NeedReconnect("The Instagram connection lacks the right to publish; connect the account again.", now);
        }
        catch (InstagramException unreadable) when (unreadable.InnerException is System.Security.Cryptography.CryptographicException)
        {
            account.TokenCheckedAt = now;
            account.NeedReconnect(unreadable.Message, now);
        }
        catch (InstagramException later)
        {
            LogLater(logger, account.Id, later.CodeText);
        }

        return account.TokenExpiresAt < time.GetUtcNow() + WarnBefore
            ? PostNotices.OfEndingAccount(account, account.TokenExpiresAt.Value, time.GetUtcNow())
            : null;
    }

    private static System.Linq.Expressions.Expression<Func<InstagramAccount, bool>> IsDue(DateTimeOffset now) => account =>
        account.Login == InstagramLogin.Facebook
        && account.Status == InstagramAccountStatus.Connected
        && (account.TokenCheckedAt == null || account.TokenCheckedAt <= now - Every);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The token of account {AccountId} could not be looked at ({Code}); it is tried again")]
    private static partial void LogLater(ILogger logger, Guid accountId, string code);
}
