using System.Collections.Concurrent;

namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>One client's stay on a WebSocket, from the opening to the close.</summary>
// CA1001: RunAsync disposes what it owns, at its end; an interceptor that holds the session must not be able to.
#pragma warning disable CA1001
public sealed class SocketSession
#pragma warning restore CA1001
{
    // What a quiet client holds; a longer message gets a larger one while it lasts.
    private const int IdleBuffer = 512;

    private readonly GraphQLServer _server;
    private readonly TransportWsProtocol _protocol;
    private readonly CancellationTokenSource _lifetime = new();
    private ITimer? _expiry;
    private ConcurrentDictionary<string, object?>? _contextData;

    internal SocketSession(SocketConnection connection, GraphQLServer server)
    {
        Connection = connection;
        _server = server;
        Closed = _lifetime.Token;
        _protocol = new TransportWsProtocol(this, server);
    }

    public SocketConnection Connection { get; }

    /// <summary>What an interceptor wants to remember of this client.</summary>
    public IDictionary<string, object?> ContextData => _contextData
        ?? Interlocked.CompareExchange(ref _contextData, new(), null)
        ?? _contextData;

    /// <summary>Cancelled when the socket is closed, by either side.</summary>
    internal CancellationToken Closed { get; }

    /// <summary>Closes the socket with 4401 at that time, e.g. when the token that opened it expires.</summary>
    public void ExpireAt(DateTimeOffset time)
    {
        _expiry?.Dispose();
        var due = time - _server.Time.GetUtcNow();
        _expiry = After(due > TimeSpan.Zero ? due : TimeSpan.Zero, CloseReason.Expired);
    }

    internal async Task RunAsync()
    {
        using var stopping = _server.Stopping.Register(() => _ = Connection.CloseAsync(CloseReason.GoingAway));
        using var initialization = After(_server.Options.Sockets.ConnectionInitializationTimeout, CloseReason.InitializationTimeout,
            () => !_protocol.InitializationReceived);
        var keepAlive = KeepAliveAsync();
        try
        {
            using var message = new PooledWriter(IdleBuffer);
            while (await Connection.ReceiveAsync(message))
                await _protocol.HandleAsync(message.Written);
        }
        finally
        {
            await _lifetime.CancelAsync();
            await keepAlive;
            await _protocol.EndAsync();
            (_expiry, var expiry) = (null, _expiry);
            expiry?.Dispose();
            _lifetime.Dispose();
        }
    }

    private ITimer After(TimeSpan due, CloseReason reason, Func<bool>? condition = null) => _server.Time.CreateTimer(
        _ =>
        {
            if (condition?.Invoke() ?? true)
                _ = Connection.CloseAsync(reason);
        },
        null,
        due,
        Timeout.InfiniteTimeSpan);

    private async Task KeepAliveAsync()
    {
        var options = _server.Options.Sockets;
        using var timer = new PeriodicTimer(options.KeepAliveInterval ?? options.SendTimeout, _server.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(Closed))
            {
                Connection.AbortIfStuck();
                if (options.KeepAliveInterval is null || !_protocol.IsAcknowledged)
                    continue;

                Connection.AbortIfSilent();
                _ = Connection.SendAsync(SocketMessageWriter.Ping, Closed).AsTask();
            }
        }
        catch (OperationCanceledException) when (Closed.IsCancellationRequested)
        {
        }
    }
}
