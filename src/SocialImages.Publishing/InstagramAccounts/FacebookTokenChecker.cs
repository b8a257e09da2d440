using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SocialImages.Domain.Data;
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
    IDbContextFactory<SocialImagesDbContext> contexts, FacebookLoginClient facebook, TokenProtector protector, TimeProvider time,
    ILogger<FacebookTokenChecker> logger)
{
    private const int MaxAtOnce = 200;

    private static readonly TimeSpan Every = TimeSpan.FromHours(24);
    private static readonly TimeSpan WarnBefore = TimeSpan.FromDays(7);

    public async Task CheckDueAsync(CancellationToken cancellationToken)
    {
        if (!facebook.IsSetUp)
            return;
        foreach (var id in await DueAsync(cancellationToken))
            await CheckAsync(id, cancellationToken);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.InstagramAccounts.AsNoTracking().Where(IsDue(time.GetUtcNow())).OrderBy(account => account.TokenCheckedAt)
            .Take(MaxAtOnce).Select(account => account.Id).ToListAsync(cancellationToken);
    }

    // Locked while Meta is asked: one node asks, and nobody reconnects the account in between.
    private async Task CheckAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var account = await context.InstagramAccounts
            .FromSql($"select * from instagram_accounts where id = {id} for update skip locked")
            .Where(IsDue(time.GetUtcNow())).AsTracking().FirstOrDefaultAsync(cancellationToken);
        if (account is null)
            return;
        await AskAsync(account, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        if (account.Status == InstagramAccountStatus.NeedsReconnect)
            await context.RaiseAsync(PostNotices.OfDeadAccount(account, account.LastError!, time.GetUtcNow()), cancellationToken);
        else if (account.TokenExpiresAt < time.GetUtcNow() + WarnBefore)
            await context.RaiseAsync(PostNotices.OfEndingAccount(account, account.TokenExpiresAt.Value, time.GetUtcNow()), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task AskAsync(InstagramAccount account, CancellationToken cancellationToken)
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
    }

    private static System.Linq.Expressions.Expression<Func<InstagramAccount, bool>> IsDue(DateTimeOffset now) => account =>
        account.Login == InstagramLogin.Facebook
        && account.Status == InstagramAccountStatus.Connected
        && (account.TokenCheckedAt == null || account.TokenCheckedAt <= now - Every);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The token of account {AccountId} could not be looked at ({Code}); it is tried again")]
    private static partial void LogLater(ILogger logger, Guid accountId, string code);
}
