using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>One WebSocket: whole messages in, whole messages out one at a time, and an orderly end.</summary>
// CA1001: the semaphore has no handle to free, and a late close may still ask for it.
#pragma warning disable CA1001
public sealed class SocketConnection
#pragma warning restore CA1001
{
    private readonly WebSocket _socket;
    private readonly GraphQLSocketOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private long _sendingSince;
    private long _unansweredSince;
    private int _closed;

    internal SocketConnection(HttpContext context, WebSocket socket, GraphQLServer server)
    {
        HttpContext = context;
        _socket = socket;
        _options = server.Options.Sockets;
        _time = server.Time;
        _logger = server.Logger;
    }

    /// <summary>The request that opened the socket. Its user is the user of every operation on the socket.</summary>
    public HttpContext HttpContext { get; }

    internal bool IsClosing => Volatile.Read(ref _closed) != 0;

    /// <summary>Waits for the next text message. False when the socket is closed, or is to be closed for what came.</summary>
    internal async ValueTask<bool> ReceiveAsync(PooledWriter into)
    {
        into.Clear();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(into.GetMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    return await EndAsync();

                into.Advance(part.Count);
                Volatile.Write(ref _unansweredSince, 0);
                if (IsClosing)
                    into.Clear();
                else if (part.MessageType == WebSocketMessageType.Binary)
                    await CloseAsync(CloseReason.InvalidMessage);
                else if (into.Written.Length > _options.MaxMessageSize)
                    await CloseAsync(CloseReason.MessageTooBig);
                else if (part.EndOfMessage)
                    return true;
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // The client is gone without a word, or was cut off.
            Interlocked.Exchange(ref _closed, 1);
            return false;
        }
    }

    internal async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            if (IsClosing || _socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
                return;

            Volatile.Write(ref _sendingSince, _time.GetTimestamp());
            // Never cancelled: half a message would make the socket useless to the other operations.
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception error) when (error is WebSocketException || (error is OperationCanceledException && _socket.State == WebSocketState.Aborted))
        {
            Interlocked.Exchange(ref _closed, 1);
        }
        finally
        {
            Volatile.Write(ref _sendingSince, 0);
            _sending.Release();
        }
    }

    /// <summary>Closes the socket; nothing more is sent on it.</summary>
    /// <param name="message">Why; at most 123 bytes of it are sent.</param>
    /// <param name="reason">The code, e.g. 4401.</param>
    /// <param name="cancellationToken">Not used: a close that has begun is ended.</param>
    public ValueTask CloseAsync(string message, int reason, CancellationToken cancellationToken = default) => new(CloseAsync(CloseReason.Of(reason, message)));

    /// <summary>Says goodbye; the receiving loop ends when the client answers, or after the close timeout.</summary>
    internal async Task CloseAsync(CloseReason reason)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
            return;

        using var timeout = new CancellationTokenSource(_options.CloseTimeout, _time);
        try
        {
            await _sending.WaitAsync(timeout.Token);
            try
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)reason.Code, reason.Text, timeout.Token);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            _socket.Abort();
            return;
        }

        _ = AbortLaterAsync();
    }

    /// <summary>Cuts off a client that has taken no data for too long.</summary>
    internal void AbortIfStuck()
    {
        var since = Volatile.Read(ref _sendingSince);
        if (since == 0 || _time.GetElapsedTime(since) < _options.SendTimeout)
            return;

        TransportLog.SlowClient(_logger, _options.SendTimeout);
        _socket.Abort();
    }

    /// <summary>To be called before each ping: cuts off a client that has answered none for too long.</summary>
    internal void AbortIfSilent()
    {
        var since = Interlocked.CompareExchange(ref _unansweredSince, _time.GetTimestamp(), 0);
        if (since == 0 || _time.GetElapsedTime(since) < _options.PongTimeout)
            return;

        TransportLog.SilentClient(_logger, _options.PongTimeout);
        _socket.Abort();
    }

    private async Task AbortLaterAsync()
    {
        await Task.Delay(_options.CloseTimeout, _time);
        if (_socket.State is not (WebSocketState.Closed or WebSocketState.Aborted))
            _socket.Abort();
    }

    private async ValueTask<bool> EndAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        return false;
    }
}
