using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Events;

/// <summary>
/// Committed events of all nodes, heard through one LISTEN connection per process. A subscription is only a wake-up:
/// whoever wakes reads its rows, so a lost notice costs a poll interval and never an event.
/// </summary>
public sealed partial class EventFeed(NpgsqlDataSource database, TimeProvider time, ILogger<EventFeed> logger) : BackgroundService
{
    public const string EventsChannel = "events";

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReconnectDelay = TimeSpan.FromSeconds(1);
    // A connection that died in silence is found by asking.
    private static readonly TimeSpan SilenceAllowed = TimeSpan.FromSeconds(10);
    // Nodes' clocks differ, and a notice takes its time.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);
    private const int MostMissed = 10_000;
    private readonly ConcurrentDictionary<EventWake, Predicate<EventNotice>> _subscribers = new();
    private DateTimeOffset _heardUntil = time.GetUtcNow();

    /// <summary>Wakes on every notice that <paramref name="wanted"/> accepts, and once after a lost connection.</summary>
    public EventWake Subscribe(Predicate<EventNotice> wanted)
    {
        var wake = new EventWake(time, self => _subscribers.TryRemove(self, out _));
        _subscribers[wake] = wanted;
        return wake;
    }

    /// <summary>What changed in a workspace, told by the id of each subject; changes in quick succession are told once.</summary>
    public async IAsyncEnumerable<Guid> WatchAsync(
        EventKind kind, CurrentUser caller, Guid? subjectId = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var wake = Subscribe(notice => notice.Kind == kind && notice.WorkspaceId == caller.WorkspaceId && (subjectId ?? notice.SubjectId) == notice.SubjectId);
        while (true)
        {
            var notices = await wake.TakeAsync(PollInterval, cancellationToken);
            foreach (var id in notices.Select(notice => notice.SubjectId).Distinct()) yield return id;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException)
            {
                LogConnectionLost(logger, exception);
                await Task.Delay(ReconnectDelay, time, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, notification) => Dispatch(notification.Payload);
        await using (var listen = new NpgsqlCommand($"listen {EventsChannel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        await TellMissedAsync(connection, cancellationToken);
        WakeEveryone();
        while (true)
        {
            if (!await connection.WaitAsync(SilenceAllowed, cancellationToken)) await AskAsync(connection, cancellationToken);
            _heardUntil = time.GetUtcNow();
        }
    }

    /// <summary>What was relayed while nobody listened here. Some of it may have been heard: telling of a change twice does no harm.</summary>
    private async Task TellMissedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select kind || ' ' || workspace_id || ' ' || subject_id from outbox_messages where relayed_at > $1 order by id desc limit $2", connection)
        {
            Parameters = { new() { Value = _heardUntil - Overlap }, new() { Value = MostMissed } },
        };
        var missed = new List<string>();
        await using (var rows = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken)) missed.Add(rows.GetString(0));
        }

        for (var at = missed.Count - 1; at >= 0; at--) Dispatch(missed[at]);
    }

    private static async Task AskAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select 1", connection) { CommandTimeout = (int)SilenceAllowed.TotalSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private void Dispatch(string payload)
    {
        if (!EventNotice.TryParse(payload, out var notice)) return;
        foreach (var (wake, wants) in _subscribers)
        {
            if (wants(notice)) wake.Set(notice);
        }
    }

    private void WakeEveryone()
    {
        foreach (var (wake, _) in _subscribers) wake.Set();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Listening for events was interrupted; polling goes on until it is back")]
    private static partial void LogConnectionLost(ILogger logger, Exception exception);
}
