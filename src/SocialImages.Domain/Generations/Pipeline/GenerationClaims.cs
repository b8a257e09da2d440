using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>Who works on what: leases on rows, so that a dead worker's generations are taken up by another one.</summary>
internal sealed class GenerationClaims(IDbContextFactory<SocialImagesDbContext> contexts, IOptions<GenerationOptions> options, TimeProvider time)
{
    /// <summary>Takes up to <paramref name="count"/> generations that nobody works on, oldest first.</summary>
    public async Task<IReadOnlyList<GenerationClaim>> ClaimAsync(int count, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var taken = await context.Generations.FromSql(
            $"""
            with due as (
                select id from generations
                where status in ('Queued', 'Running') and (lease_until is null or lease_until < {now})
                order by created_at limit {count} for update skip locked)
            update generations as claimed
            set status = 'Running', fence = fence + 1, attempt = attempt + 1, lease_until = {now + options.Value.Lease},
                started_at = coalesce(started_at, {now})
            from due where claimed.id = due.id
            returning claimed.*
            """).AsNoTracking().ToListAsync(cancellationToken);
        return [.. taken.Select(order => new GenerationClaim(order))];
    }

    /// <summary>Prolongs the leases and returns the generations that are still held.</summary>
    public async Task<IReadOnlySet<Guid>> RenewAsync(IReadOnlyList<GenerationClaim> claims, CancellationToken cancellationToken)
    {
        var (ids, fences) = Keys(claims);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var held = await context.Database.SqlQuery<Guid>(
            $"""
            update generations as held set lease_until = {time.GetUtcNow() + options.Value.Lease}
            from unnest({ids}, {fences}) as mine (id, fence)
            where held.id = mine.id and held.fence = mine.fence and held.status = 'Running'
            returning held.id as "Value"
            """).ToListAsync(cancellationToken);
        return held.ToHashSet();
    }

    /// <summary>Gives generations back; the other nodes find them when they look next.</summary>
    public async Task ReleaseAsync(IReadOnlyList<GenerationClaim> claims, CancellationToken cancellationToken)
    {
        var (ids, fences) = Keys(claims);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"""
            update generations as held set lease_until = null
            from unnest({ids}, {fences}) as mine (id, fence)
            where held.id = mine.id and held.fence = mine.fence and held.status = 'Running'
            """,
            cancellationToken);
    }

    /// <summary>Those of the generations whose caller wants them ended.</summary>
    public async Task<IReadOnlyList<Guid>> CancelRequestedAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Generations.Where(row => ids.Contains(row.Id) && row.CancelRequested).Select(row => row.Id).ToListAsync(cancellationToken);
    }

    private static (Guid[] Ids, long[] Fences) Keys(IReadOnlyList<GenerationClaim> claims)
        => ([.. claims.Select(claim => claim.Id)], [.. claims.Select(claim => claim.Fence)]);
}
