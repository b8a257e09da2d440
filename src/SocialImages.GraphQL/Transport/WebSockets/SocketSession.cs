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
    private ITimer? _initialization;
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

    internal async Task RunAsync(OpenSockets sockets)
    {
        var mates = sockets.Add(this);
        _initialization = _server.Time.CreateTimer(
            static self => ((SocketSession)self!).RefuseSilence(), this, _server.Options.Sockets.ConnectionInitializationTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            using var message = new PooledWriter(IdleBuffer);
            while (await Connection.ReceiveAsync(message))
                await _protocol.HandleAsync(message.Written);
        }
        finally
        {
            mates.TryRemove(this, out _);
            IsInitialized();
            await _lifetime.CancelAsync();
            await _protocol.EndAsync();
            _lifetime.Dispose();
        }
    }

    /// <summary>Ends the wait for the handshake.</summary>
    internal void IsInitialized() => Interlocked.Exchange(ref _initialization, null)?.Dispose();

    /// <summary>Called from time to time.</summary>
    internal void KeepAlive()
    {
        Connection.AbortIfStuck();
        if (_server.Options.Sockets.KeepAliveInterval is null || !_protocol.IsAcknowledged || Closed.IsCancellationRequested)
            return;

        Connection.AbortIfSilent();
        _ = Connection.SendAsync(SocketMessageWriter.Ping, CancellationToken.None).AsTask();
    }

    private void RefuseSilence()
    {
        if (!_protocol.InitializationReceived)
            _ = Connection.CloseAsync(CloseReason.InitializationTimeout);
    }
}
