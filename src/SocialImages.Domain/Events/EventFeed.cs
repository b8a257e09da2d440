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
    public const string OutboxChannel = "outbox";
    public const string GenerationsChannel = "generations";

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReconnectDelay = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<EventWake, Predicate<EventNotice>> _subscribers = new();
    private readonly ConcurrentDictionary<EventWake, string> _channelSubscribers = new();

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

    internal EventWake SubscribeToOutbox() => SubscribeToChannel(OutboxChannel);

    internal EventWake SubscribeToGenerations() => SubscribeToChannel(GenerationsChannel);

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

    private EventWake SubscribeToChannel(string channel)
    {
        var wake = new EventWake(time, self => _channelSubscribers.TryRemove(self, out _));
        _channelSubscribers[wake] = channel;
        return wake;
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, notification) => Dispatch(notification.Channel, notification.Payload);
        await using (var listen = new NpgsqlCommand($"listen {EventsChannel}; listen {OutboxChannel}; listen {GenerationsChannel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        WakeEveryone();
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private void Dispatch(string channel, string payload)
    {
        foreach (var (wake, wanted) in _channelSubscribers)
        {
            if (wanted == channel) wake.Set();
        }

        if (channel != EventsChannel || !EventNotice.TryParse(payload, out var notice)) return;
        foreach (var (wake, wants) in _subscribers)
        {
            if (wants(notice)) wake.Set(notice);
        }
    }

    private void WakeEveryone()
    {
        foreach (var (wake, _) in _channelSubscribers) wake.Set();
        foreach (var (wake, _) in _subscribers) wake.Set();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Listening for events was interrupted; polling goes on until it is back")]
    private static partial void LogConnectionLost(ILogger logger, Exception exception);
}
