using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialImages.Api.Paging;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Data;

namespace SocialImages.Api.Credits;

/// <summary>A member's credits: granted = available + held + captured, always.</summary>
[ObjectType("Credits")]
public sealed record CreditBalance(int Granted, int Available, int Held, int Captured)
{
    internal static CreditBalance From(CreditAccount? account) => account is null
        ? new(0, 0, 0, 0)
        : new(account.Granted.Value, account.Available.Value, account.Held.Value, account.Captured.Value);
}

[QueryType]
public static partial class CreditQueries
{
    private const int DefaultPageSize = 20;
    private static readonly Keyset<CreditEntry, DateTimeOffset> Newest = Keyset.ByTime<CreditEntry>(entry => entry.CreatedAt, entry => entry.Id);

    /// <summary>Every movement of the caller's credits, newest first.</summary>
    [Authorize(Policy = Policies.Viewer)]
    [UsePaging(MaxPageSize = 50, DefaultPageSize = DefaultPageSize)]
    public static Task<Connection<CreditEntry>> GetCreditLedgerAsync(
        PagingArguments paging, ClaimsPrincipal user, SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var caller = user.Caller();
        var rows = context.CreditEntries.AsNoTracking().Where(entry => entry.WorkspaceId == caller.WorkspaceId && entry.UserId == caller.UserId);
        return Newest.PageAsync(rows, paging, DefaultPageSize, rows.CountAsync, cancellationToken);
    }
}
