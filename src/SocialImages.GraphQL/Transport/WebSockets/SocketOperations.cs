namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>The operations running on one socket, by the id that the client gave them.</summary>
internal sealed class SocketOperations(SocketSession session, GraphQLServer server)
{
    private readonly Lock _lock = new();

    // Those that a client has ended stay here, without an id, until they have let go of what they hold.
    private readonly List<SocketOperation> _running = new(1);

    public bool IsFull
    {
        get
        {
            lock (_lock)
                return _running.Count >= server.Options.Sockets.MaxOperations;
        }
    }

    public bool Has(string id)
    {
        lock (_lock)
            return Find(id) is not null;
    }

    public void Start(string id, ParsedRequest request)
    {
        var operation = new SocketOperation(id, request, session, server);
        lock (_lock)
            _running.Add(operation);
        // Not awaited here: the socket goes on reading while the operation runs.
        operation.Work = Task.Run(() => RunAsync(operation), CancellationToken.None);
    }

    public void Cancel(string id)
    {
        SocketOperation? operation;
        lock (_lock)
        {
            operation = Find(id);
            if (operation is not null)
                operation.HasId = false;
        }

        operation?.Cancel();
    }

    /// <summary>Cancels all of them and waits until they have ended.</summary>
    public Task EndAsync()
    {
        SocketOperation[] running;
        lock (_lock)
            running = [.. _running];
        foreach (var operation in running)
            operation.Cancel();
        return Task.WhenAll(running.Select(static operation => operation.Work));
    }

    private SocketOperation? Find(string id) => _running.Find(operation => operation.HasId && operation.Id == id);

    private async Task RunAsync(SocketOperation operation)
    {
        try
        {
            await operation.RunAsync(() => Release(operation));
        }
        finally
        {
            Release(operation);
            lock (_lock)
                _running.Remove(operation);
            operation.Dispose();
        }
    }

    private bool Release(SocketOperation operation)
    {
        lock (_lock)
        {
            var had = operation.HasId;
            operation.HasId = false;
            return had;
        }
    }
}
