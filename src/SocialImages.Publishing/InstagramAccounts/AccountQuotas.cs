using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Publishing.Instagram;

namespace SocialImages.Publishing.InstagramAccounts;

/// <summary>How many posts an account has left, asked of Instagram and shown beside the account.</summary>
internal sealed class AccountQuotas(
    IDbContextFactory<SocialImagesDbContext> contexts, InstagramGraphClient instagram, TokenProtector protector, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <exception cref="InstagramException">It cannot be read, which must keep nothing from going out.</exception>
    public async Task<PublishingLimit> ReadAsync(InstagramAccount account, CancellationToken cancellationToken)
    {
        var limit = await instagram.GetPublishingLimitAsync(AccessOf(account, protector), cancellationToken);
        DateTimeOffset? now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.InstagramAccounts.Where(row => row.Id == account.Id).ExecuteUpdateAsync(
            row => row.SetProperty(item => item.QuotaUsed, limit.Used).SetProperty(item => item.QuotaTotal, limit.Total).SetProperty(item => item.QuotaReadAt, now),
            cancellationToken);
        return limit;
    }

    /// <summary>
    /// When one of the used-up posts leaves the 24 hours. The window slides from each publication; null when we did not publish
    /// enough of them ourselves to know.
    /// </summary>
    public async Task<DateTimeOffset?> NextFreeAsync(Guid accountId, PublishingLimit limit, CancellationToken cancellationToken)
    {
        if (limit.Total is not { } total || limit.Used < total)
            return null;
        var since = time.GetUtcNow() - Window;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var leaving = await context.Posts.AsNoTracking()
            .Where(post => post.InstagramAccountId == accountId && post.PublishedAt > since)
            .OrderBy(post => post.PublishedAt).Select(post => post.PublishedAt)
            .Skip(limit.Used - total).FirstOrDefaultAsync(cancellationToken);
        return leaving + Window;
    }

    /// <exception cref="InstagramException">The stored token cannot be read: the account has to be connected again.</exception>
    public static InstagramAccess AccessOf(InstagramAccount account, TokenProtector protector)
    {
        try
        {
            var token = protector.Unprotect(account.TokenCiphertext, account.Id);
            return new InstagramAccess(account.Login, account.InstagramUserId, new GraphToken(token));
        }
        catch (UnknownKeyException unreadable)
        {
            throw new InstagramException(GraphAdvice.RepeatCall, "This service lacks the key of the account's connection; its operator has to put it back.", unreadable)
            {
                NothingPublished = true,
            };
        }
        catch (CryptographicException unreadable)
        {
            throw new InstagramException(GraphAdvice.Reconnect, "The stored connection cannot be read; connect the account again.", unreadable)
            {
                NothingPublished = true,
            };
        }
    }
}
