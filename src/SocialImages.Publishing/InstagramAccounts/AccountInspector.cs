using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Instagram;
using static SocialImages.Publishing.Posts.PostValidator;

namespace SocialImages.Publishing.InstagramAccounts;

/// <summary>Whether an account can take a post at its time: connected, token alive then, quota left.</summary>
internal sealed class AccountInspector(AccountQuotas quotas, TimeProvider time)
{
    private static readonly TimeSpan QuotaWindow = TimeSpan.FromHours(24);

    public async Task<IReadOnlyList<ValidationProblem>> ProblemsAsync(SocialImagesDbContext context, Post post, CancellationToken cancellationToken)
    {
        if (post.InstagramAccountId is not { } accountId)
            return [Error("account", "ACCOUNT_MISSING", "Choose the Instagram account first.")];
        var account = await context.InstagramAccounts.AsNoTracking().SingleAsync(row => row.Id == accountId, cancellationToken);
        if (account.Status != InstagramAccountStatus.Connected)
            return [NeedsReconnect(account)];

        var slot = post.ScheduledFor ?? time.GetUtcNow();
        if (account.Login == InstagramLogin.Facebook && account.TokenExpiresAt < slot)
            return [Error("account", "TOKEN_EXPIRES", $"The connection of @{account.Username} ends before the post's time; connect it again.")];
        return await QuotaProblemsAsync(context, account, post, slot, cancellationToken);
    }

    private async Task<IReadOnlyList<ValidationProblem>> QuotaProblemsAsync(
        SocialImagesDbContext context, InstagramAccount account, Post post, DateTimeOffset slot, CancellationToken cancellationToken)
    {
        PublishingLimit limit;
        try
        {
            limit = await quotas.ReadAsync(account, cancellationToken);
        }
        catch (InstagramException dead) when (dead.Advice == GraphAdvice.Reconnect)
        {
            return [NeedsReconnect(account)];
        }
        catch (InstagramException)
        {
            // A quota that cannot be read keeps nothing from going out.
            return [];
        }

        var others = await context.Posts.CountAsync(
            row => row.InstagramAccountId == account.Id && row.Id != post.Id && row.DeletedAt == null
                && row.Status != PostStatus.Draft && row.Status != PostStatus.Failed && row.Status != PostStatus.Canceled
                && (row.PublishedAt ?? row.ScheduledFor) > slot - QuotaWindow && (row.PublishedAt ?? row.ScheduledFor) <= slot,
            cancellationToken);
        var busy = slot <= time.GetUtcNow() ? Math.Max(limit.Used, others) : others;
        return busy >= limit.Total
            ? [Warning("scheduledFor", "QUOTA_REACHED", $"@{account.Username} will have used its {limit.Total} posts of 24 hours; this one goes out when one is free again.")]
            : [];
    }

    private static ValidationProblem NeedsReconnect(InstagramAccount account) =>
        Error("account", "ACCOUNT_NEEDS_RECONNECT", $"Instagram refuses the token of @{account.Username}. Connect the account again.");
}
