using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Workspaces;

/// <summary>What is left after a request was counted; shown in the `X-RateLimit-*` headers.</summary>
public readonly record struct RateLimitState(int Limit, int Remaining, TimeSpan ResetAfter, TimeSpan RetryAfter)
{
    public bool IsExceeded => RetryAfter > TimeSpan.Zero;
}

/// <summary>So many permits per window, shared by all nodes; a burst of a whole window is allowed.</summary>
public sealed record RateLimit(string Name, int Permits, TimeSpan Window)
{
    public TimeSpan Interval => Window / Permits;
}

/// <summary>
/// The generic cell rate algorithm on one row a key: the row holds the time at which all counted requests are worked off.
/// The conditional update is the check, so two nodes cannot both take the last permit.
/// </summary>
public sealed class RateLimiter(SocialImagesDbContext context, TimeProvider time)
{
    public async Task<RateLimitState> TakeAsync(RateLimit limit, string subject, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var key = $"{limit.Name}:{subject}";
        var latest = now + limit.Window - limit.Interval;
        var arrivals = await context.Database.SqlQuery<DateTimeOffset>(
            $"""
            insert into rate_limits as counted (key, arrival) values ({key}, {now + limit.Interval})
            on conflict (key) do update set arrival = greatest(counted.arrival, {now}) + {limit.Interval}
            where counted.arrival <= {latest}
            returning arrival as "Value"
            """).ToListAsync(cancellationToken);
        return arrivals.Count == 1 ? Taken(limit, arrivals[0] - now) : await RefusedAsync(limit, key, now, cancellationToken);
    }

    private static RateLimitState Taken(RateLimit limit, TimeSpan backlog)
        => new(limit.Permits, (int)((limit.Window - backlog) / limit.Interval), backlog, TimeSpan.Zero);

    private async Task<RateLimitState> RefusedAsync(RateLimit limit, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var arrivals = await context.Database
            .SqlQuery<DateTimeOffset>($"""select arrival as "Value" from rate_limits where key = {key}""").ToListAsync(cancellationToken);
        var backlog = arrivals[0] - now;
        var retryAfter = backlog - limit.Window + limit.Interval;
        return new(limit.Permits, 0, backlog, retryAfter > TimeSpan.Zero ? retryAfter : limit.Interval);
    }
}

/// <summary>How many generations are accepted, per user and per workspace. Settings may change them.</summary>
public sealed class GenerationRateLimitOptions
{
    /// <summary>Generations a minute and user. Default 60.</summary>
    public int PerUserPerMinute { get; set; } = 60;

    /// <summary>Generations an hour and workspace. Default 1,000.</summary>
    public int PerWorkspacePerHour { get; set; } = 1000;

    public RateLimit PerUser => new("generations-user", PerUserPerMinute, TimeSpan.FromMinutes(1));

    public RateLimit PerWorkspace => new("generations-workspace", PerWorkspacePerHour, TimeSpan.FromHours(1));
}
