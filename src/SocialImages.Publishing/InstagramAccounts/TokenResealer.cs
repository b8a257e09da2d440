using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SocialImages.Domain.Data;
using SocialImages.Domain.InstagramAccounts;

namespace SocialImages.Publishing.InstagramAccounts;

/// <summary>Seals tokens with the current key that an older one sealed, so that the older one can be removed from the settings.</summary>
internal sealed partial class TokenResealer(
    IDbContextFactory<SocialImagesDbContext> contexts, TokenProtector protector, ILogger<TokenResealer> logger)
{
    private const int MaxAtOnce = 500;

    public async Task ResealAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var older = await context.InstagramAccounts
            .FromSql(
                $"""
                select * from instagram_accounts
                where length(token_ciphertext) > 4 and substring(token_ciphertext from 1 for 4) <> {protector.CurrentKeyId}
                limit {MaxAtOnce} for update skip locked
                """)
            .AsTracking().ToListAsync(cancellationToken);
        foreach (var account in older)
            Reseal(account);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private void Reseal(InstagramAccount account)
    {
        try
        {
            account.TokenCiphertext = protector.Protect(protector.Unprotect(account.TokenCiphertext, account.Id), account.Id);
        }
        catch (CryptographicException unreadable)
        {
            LogUnreadable(logger, account.Id, unreadable);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The token of account {AccountId} was sealed with a key that is not among ENCRYPTION_KEYS")]
    private static partial void LogUnreadable(ILogger logger, Guid accountId, Exception exception);
}
