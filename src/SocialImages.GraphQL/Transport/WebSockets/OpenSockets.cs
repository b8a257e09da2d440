using System.Collections.Concurrent;

namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>
/// The open sockets of an endpoint. One timer for all of them pings, and cuts off who is stuck or silent; they take turns, so that
/// thousands are not pinged in one instant. When the server stops, all of them are told.
/// </summary>
internal sealed class OpenSockets
{
    private const int Turns = 8;

    private readonly ConcurrentDictionary<SocketSession, bool>[] _byTurn = [.. Enumerable.Range(0, Turns).Select(_ => new ConcurrentDictionary<SocketSession, bool>())];
    private readonly GraphQLServer _server;
    // Kept, or it would be collected and stop.
    private readonly ITimer _timer;
    private uint _added;
    private int _turn;

    public OpenSockets(GraphQLServer server)
    {
        _server = server;
        var interval = (server.Options.Sockets.KeepAliveInterval ?? server.Options.Sockets.SendTimeout) / Turns;
        _timer = server.Time.CreateTimer(static self => ((OpenSockets)self!).Beat(), this, interval, interval);
        server.Stopping.Register(Stop);
    }

    /// <summary>The session is looked after until it is removed.</summary>
    public ConcurrentDictionary<SocketSession, bool> Add(SocketSession session)
    {
        var turn = _byTurn[Interlocked.Increment(ref _added) % Turns];
        turn.TryAdd(session, true);
        if (_server.Stopping.IsCancellationRequested)
            _ = session.Connection.CloseAsync(CloseReason.GoingAway);
        return turn;
    }

    private void Beat()
    {
        _turn = (_turn + 1) % Turns;
        foreach (var (session, _) in _byTurn[_turn])
            session.KeepAlive();
    }

    private void Stop()
    {
        _timer.Dispose();
        foreach (var (session, _) in _byTurn.SelectMany(turn => turn))
            _ = session.Connection.CloseAsync(CloseReason.GoingAway);
    }
}
