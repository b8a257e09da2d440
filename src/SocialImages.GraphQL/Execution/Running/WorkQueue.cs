using System.Threading.Tasks.Sources;
using SocialImages.GraphQL.DataLoader;

namespace SocialImages.GraphQL.Execution.Running;

/// <summary>
/// The one line in which everything of a request that writes runs: resolvers continue wherever they like, their
/// results queue up here. When nothing is left to run, waiting data loaders are dispatched, without any clock.
/// </summary>
internal sealed class WorkQueue : IBatchScheduler, IValueTaskSource
{
    private readonly Lock _lock = new();
    private readonly Queue<Action> _items = new();
    private readonly List<IBatchDispatch> _loaders = [];
    private ManualResetValueTaskSourceCore<bool> _signal;
    private bool _isWaiting;
    private bool _isForeign;
    private int _thread;

    public void Post(Action completion) => Enqueue(completion, null);

    public void Schedule(IBatchDispatch loader) => Enqueue(null, loader);

    /// <summary>Runs everything that can run now.</summary>
    public void RunAvailable() => RunInLine(this, static queue =>
    {
        while (queue.TryTake(out var item))
            item();
    });

    /// <summary>Runs something as part of the line: keys asked for meanwhile need not wait for other threads.</summary>
    public void RunInLine<T>(T state, Action<T> work)
    {
        _thread = Environment.CurrentManagedThreadId;
        try
        {
            work(state);
        }
        finally
        {
            _thread = 0;
        }
    }

    /// <summary>Starts the batches of all loaders with keys waiting.</summary>
    /// <returns>False when there are none.</returns>
    public async ValueTask<bool> DispatchAsync()
    {
        if (!HasLoaders())
            return false;
        if (_isForeign)
            await YieldAsync();
        List<IBatchDispatch> loaders;
        lock (_lock)
        {
            loaders = [.. _loaders];
            _loaders.Clear();
            _isForeign = false;
        }

        foreach (var loader in loaders)
            loader.Dispatch();
        return true;
    }

    /// <summary>Waits until there is something to run.</summary>
    public ValueTask WaitAsync()
    {
        lock (_lock)
        {
            if (_items.Count > 0 || _loaders.Count > 0)
                return ValueTask.CompletedTask;
            _signal.Reset();
            _isWaiting = true;
            return new ValueTask(this, _signal.Version);
        }
    }

    public void GetResult(short token) => _signal.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _signal.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _signal.OnCompleted(continuation, state, token, flags);

    private bool HasLoaders()
    {
        lock (_lock)
            return _loaders.Count > 0;
    }

    // A resolver that continues on another thread asked for keys; others may be about to. Whatever is ready to run on
    // the thread pool runs first.
    private async ValueTask YieldAsync()
    {
        int before;
        do
        {
            lock (_lock)
                before = _items.Count + _loaders.Count;
            await Task.Yield();
            RunAvailable();
        }
        while (Count() > before);
    }

    private int Count()
    {
        lock (_lock)
            return _items.Count + _loaders.Count;
    }

    private bool TryTake(out Action item)
    {
        lock (_lock)
            return _items.TryDequeue(out item!);
    }

    private void Enqueue(Action? item, IBatchDispatch? loader)
    {
        lock (_lock)
        {
            if (item is not null)
                _items.Enqueue(item);
            if (loader is not null)
                Add(loader);
            if (!_isWaiting)
                return;
            _isWaiting = false;
        }

        _signal.SetResult(true);
    }

    private void Add(IBatchDispatch loader)
    {
        _loaders.Add(loader);
        _isForeign |= _thread != Environment.CurrentManagedThreadId;
    }
}
