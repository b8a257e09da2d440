using System.Collections.Concurrent;

namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>The operations running on one socket, by the id that the client gave them.</summary>
internal sealed class SocketOperations(SocketSession session, GraphQLServer server)
{
    private const int FewOperations = 3;

    private readonly ConcurrentDictionary<string, SocketOperation> _byId = new(concurrencyLevel: 1, FewOperations, StringComparer.Ordinal);

    // Those that a client has ended stay here until they have let go of what they hold.
    private readonly ConcurrentDictionary<SocketOperation, Task> _running = new(concurrencyLevel: 1, FewOperations);

    public bool IsFull => _running.Count >= server.Options.Sockets.MaxOperations;

    public bool Has(string id) => _byId.ContainsKey(id);

    public void Start(string id, ParsedRequest request)
    {
        var operation = new SocketOperation(id, request, session, server);
        _byId[id] = operation;
        // Not awaited here: the socket goes on reading while the operation runs.
        _running[operation] = Task.CompletedTask;
        var run = Task.Run(() => RunAsync(operation), CancellationToken.None);
        _running.TryUpdate(operation, run, Task.CompletedTask);
    }

    public void Cancel(string id)
    {
        if (_byId.TryRemove(id, out var operation))
            operation.Cancel();
    }

    /// <summary>Waits until all of them have ended; the socket's end has cancelled them.</summary>
    public Task EndAsync() => Task.WhenAll(_running.Values);

    private async Task RunAsync(SocketOperation operation)
    {
        try
        {
            await operation.RunAsync(() => _byId.TryRemove(KeyValuePair.Create(operation.Id, operation)));
        }
        finally
        {
            _byId.TryRemove(KeyValuePair.Create(operation.Id, operation));
            _running.TryRemove(operation, out _);
            operation.Dispose();
        }
    }
}
