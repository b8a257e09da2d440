using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Events;

/// <summary>Tells every node about committed outbox messages. Any node may relay any message; a row is relayed once.</summary>
public sealed partial class OutboxRelay(
    IDbContextFactory<SocialImagesDbContext> contexts, CommitBell bell, TimeProvider time, ILogger<OutboxRelay> logger) : BackgroundService
{
    private const int Crowd = 5;

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CrowdInterval = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan ForgetInterval = TimeSpan.FromMinutes(10);

    /// <summary>How long a relayed message is kept, for nodes that were cut off.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private DateTimeOffset _forgotAt = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RelayAllAsync(stoppingToken);
                await ForgetAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The database may be restarting: the rows wait, the next round reads them again.
                LogRelayFailed(logger, exception);
            }

            await bell.Wake.WaitAsync(PollInterval, stoppingToken);
        }
    }

    // The first of a crowd is told of at once, the others together: a round for every few of them would be work of its own.
    private async Task RelayAllAsync(CancellationToken cancellationToken)
    {
        while (await RelayAsync(cancellationToken) is var relayed and > 0)
        {
            if (relayed >= Crowd) await Task.Delay(CrowdInterval, time, cancellationToken);
        }
    }

    // Nobody waits for the disk here: what a crash forgets to have told is told once more.
    private async Task<int> RelayAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var relayed = await context.Database.SqlQuery<int>(
            $"""
            with due as (
                select id from outbox_messages where relayed_at is null order by id limit 500 for update skip locked),
            relayed as (
                update outbox_messages set relayed_at = {time.GetUtcNow()} from due where outbox_messages.id = due.id
                returning kind || ' ' || replace(workspace_id::text, '-', '') || ' ' || replace(subject_id::text, '-', '') as notice)
            select count(pg_notify({EventFeed.EventsChannel}, notice))::int as "Value" from relayed
            where set_config('synchronous_commit', 'off', true) = 'off'
            """).ToListAsync(cancellationToken);
        return relayed[0];
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _forgotAt < ForgetInterval) return;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"delete from outbox_messages where relayed_at < {now - Kept}", cancellationToken);
        _forgotAt = now;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Relaying the outbox failed; it is tried again")]
    private static partial void LogRelayFailed(ILogger logger, Exception exception);
}
