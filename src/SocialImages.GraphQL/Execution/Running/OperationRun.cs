using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.DataLoader;
using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Execution.Results;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Running;

/// <summary>The execution of one operation, or of one event of a subscription.</summary>
internal sealed partial class OperationRun : IDisposable
{
    private static readonly object RootValue = new();

    private readonly ExecutionEnvironment _environment;
    private readonly OperationPlan _plan;
    private readonly IReadOnlyDictionary<string, ValueNode> _variables;
    private readonly ResultTree _tree;
    private readonly ResultWriter _writer;
    private readonly PathStack _path = new();
    private readonly ScopeStack _scopes;
    private readonly ResolverContext _context;
    private readonly WorkQueue _queue = new();
    private readonly CancellationToken _requestAborted;
    private object?[]?[] _arguments = [];
    private List<Task>? _disposals;
    private DataLoaderScope? _dataLoaders;
    private Deadline? _deadline;
    private TimeSpan _waited;
    private bool _isReleased;
    private int _open;

    public OperationRun(
        ExecutionEnvironment environment,
        OperationPlan plan,
        OperationRequest request,
        IReadOnlyDictionary<string, ValueNode> variables,
        CancellationToken requestAborted,
        IServiceProvider? services = null,
        object? eventMessage = null)
    {
        _environment = environment;
        _plan = plan;
        _variables = variables;
        _requestAborted = requestAborted;
        _tree = new ResultTree(new ResultWriter(environment.Options.MaxResponseSize));
        _writer = _tree.Writer;
        _scopes = new ScopeStack(_tree.Root);
        _context = new ResolverContext(this);
        Request = request;
        Services = services ?? request.Services;
        EventMessage = eventMessage;
    }

    public OperationRequest Request { get; }

    public Schema Schema => _environment.Schema.Schema;

    public IServiceProvider Services { get; private set; }

    public ClaimsPrincipal User => Request.User ?? Anonymous;

    public object? EventMessage { get; private set; }

    public ResultTree Tree => _tree;

    /// <summary>Ends with the request or with its time.</summary>
    public CancellationToken Aborted => IsUnlimited
        ? _requestAborted
        : (_deadline ??= new Deadline(TimeLeft, _environment.Time, _requestAborted)).Token;

    /// <summary>Whether disposing it gives anything back.</summary>
    public bool HoldsAnything => _deadline is not null || _dataLoaders is not null || _disposals is not null || _open > 0;

    private TimeSpan TimeLeft => _environment.Options.ExecutionTimeout > _waited ? _environment.Options.ExecutionTimeout - _waited : TimeSpan.Zero;

    private bool IsUnlimited => _environment.Options.ExecutionTimeout == Timeout.InfiniteTimeSpan;

    public DataLoaderScope DataLoaders =>
        _dataLoaders ??= new DataLoaderScope(_environment.DataLoaders, new DataLoaderContext(OpenScope, _queue, Aborted));

    private static ClaimsPrincipal Anonymous { get; } = new(new ClaimsIdentity());

    /// <summary>Resolves everything. Finished at once when nothing has to be waited for.</summary>
    /// <param name="waited">How long it had to wait before; part of the time it may take.</param>
    /// <exception cref="OperationCanceledException">The request was aborted.</exception>
    /// <exception cref="ExecutionEndedException">The request took too long, or asked for too much.</exception>
    public ValueTask ExecuteAsync(TimeSpan waited)
    {
        _waited = waited;
        if (_plan.IsSerial)
            return ExecuteSeriallyAsync();
        _queue.RunInLine(this, static run => run.WriteRoot());
        return _open == 0 && _disposals is null ? ValueTask.CompletedTask : FinishAsync();
    }

    public Path PathOf(FieldPlan plan) => _path.Current;

    public AsyncServiceScope OpenScope() => _environment.Scopes.Open(Services);

    /// <summary>
    /// Ends a run whose answer nobody waits for any more. Resolvers that still run are let to their end, so that what
    /// they hold is given back.
    /// </summary>
    public async Task AbandonAsync()
    {
        _tree.SetNull(_tree.Root);
        while (_open > 0)
        {
            _queue.RunAvailable();
            if (_open > 0 && !await _queue.DispatchAsync())
                await _queue.WaitAsync();
        }

        if (_disposals is not null)
            await Task.WhenAll(_disposals);
        Dispose();
    }

    /// <summary>Makes a run whose answer was released ready for the next event of the same subscription; false when it was not released.</summary>
    public bool TryReset(IServiceProvider services, object? eventMessage)
    {
        if (!_isReleased || _open > 0)
            return false;
        (_isReleased, _deadline, _dataLoaders, _disposals) = (false, null, null, null);
        _decisions?.Clear();
        _errors.Clear();
        Array.Clear(_arguments);
        _tree.Reset();
        _path.Reset(Path.Root);
        _scopes.Reset(_tree.Root);
        (Services, EventMessage) = (services, eventMessage);
        return true;
    }

    public void Dispose()
    {
        _deadline?.Dispose();
        _tree.Dispose();
        _isReleased = true;
    }

    private void WriteRoot()
    {
        if (!WriteSelections(_plan.Root, RootValue))
            _tree.SetNull(_tree.Root);
        _tree.Seal();
    }

    private void WriteRootField(FieldPlan field)
    {
        if (!WriteField(field, RootValue))
            _tree.SetNull(_tree.Root);
    }

    // One field after the other: the next begins when everything below the one before is there.
    private async ValueTask ExecuteSeriallyAsync()
    {
        var ranges = new List<(int Start, int End)>();
        foreach (var field in _plan.Root.Fields)
        {
            var start = _writer.Position;
            _path.Reset(Path.Root);
            _scopes.Reset(_tree.Root);
            _queue.RunInLine((Run: this, Field: field), static work => work.Run.WriteRootField(work.Field));
            ranges.Add((start, _writer.Position));
            await DrainAsync();
            if (_tree.Root.IsNull)
                break;
        }

        _tree.Seal(ranges);
        await FinishAsync();
    }

    private async ValueTask FinishAsync()
    {
        await DrainAsync();
        if (_disposals is not null)
            await Task.WhenAll(_disposals);
    }

    private async ValueTask DrainAsync()
    {
        while (true)
        {
            _queue.RunAvailable();
            if (_open == 0)
                return;
            ThrowWhenAborted();
            if (!await _queue.DispatchAsync())
                await WaitAsync();
        }
    }

    private async ValueTask WaitAsync()
    {
        // The wait ends when the time does, too.
        await using var registration = Aborted.UnsafeRegister(static queue => ((WorkQueue)queue!).Post(static () => { }), _queue);
        await _queue.WaitAsync();
    }

    private void ThrowWhenAborted()
    {
        if (IsUnlimited)
            _requestAborted.ThrowIfCancellationRequested();
        if (_deadline is null || !_deadline.Token.IsCancellationRequested)
            return;
        _requestAborted.ThrowIfCancellationRequested();
        throw new ExecutionTimeoutException(_environment.Options.ExecutionTimeout);
    }
}
