using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Notices;
using SocialImages.Publishing.Posts;

namespace SocialImages.Publishing.InstagramAccounts;

/// <summary>
/// Accounts about which Meta has to be asked, one after the other. Each row stays locked meanwhile: one node asks, and nobody
/// reconnects the account in between. Who has to be connected again afterwards is told of.
/// </summary>
internal sealed class DueAccounts(IDbContextFactory<SocialImagesDbContext> contexts, TimeProvider time)
{
    /// <param name="isDue">Looked at again under the lock: another node may have been first.</param>
    /// <param name="order">The earliest first.</param>
    /// <param name="most">The others are asked about next time.</param>
    /// <param name="ask">Changes the account; returns what else is to be told, if anything.</param>
    /// <param name="cancellationToken">Ends it between two accounts.</param>
    public async Task AskAsync(
        Func<DateTimeOffset, Expression<Func<InstagramAccount, bool>>> isDue, Expression<Func<InstagramAccount, DateTimeOffset?>> order, int most,
        Func<InstagramAccount, CancellationToken, Task<Notice?>> ask, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await context.InstagramAccounts.AsNoTracking().Where(isDue(time.GetUtcNow())).OrderBy(order)
            .Take(most).Select(account => account.Id).ToListAsync(cancellationToken);
        foreach (var id in due)
            await AskAboutAsync(id, isDue, ask, cancellationToken);
    }

    private async Task AskAboutAsync(
        Guid id, Func<DateTimeOffset, Expression<Func<InstagramAccount, bool>>> isDue,
        Func<InstagramAccount, CancellationToken, Task<Notice?>> ask, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var account = await context.InstagramAccounts
            .FromSql($"select * from instagram_accounts where id = {id} for update skip locked")
            .Where(isDue(time.GetUtcNow())).AsTracking().FirstOrDefaultAsync(cancellationToken);
        if (account is null)
            return;
        var notice = await ask(account, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        if (account.Status == InstagramAccountStatus.NeedsReconnect)
            notice = PostNotices.OfDeadAccount(account, account.LastError!, time.GetUtcNow());
        if (notice is not null)
            await context.RaiseAsync(notice, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
