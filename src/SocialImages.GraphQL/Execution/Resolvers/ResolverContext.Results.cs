namespace SocialImages.GraphQL.Execution.Resolvers;

public sealed partial class ResolverContext
{
    private object? _value;
    private Task? _pending;
    private Func<Task, object?> _unwrap = null!;

    internal object? Value => _value;

    /// <summary>The task still running, or faulted; null when <see cref="Value"/> is the result.</summary>
    internal Task? Pending => _pending;

    internal Func<Task, object?> Unwrap => _unwrap;

    public void Result<T>(T value) => _value = value;

    public void Result<T>(Task<T> task)
    {
        if (task.IsCompletedSuccessfully)
        {
            _value = task.Result;
            return;
        }

        _pending = task;
        _unwrap = Unwrapper<T>.Instance;
    }

    public void Result<T>(ValueTask<T> task)
    {
        if (task.IsCompletedSuccessfully)
            _value = task.Result;
        else
            Result(task.AsTask());
    }

    public void Result<T>(IAsyncEnumerable<T> items) => Result(CollectAsync(items, RequestAborted));

    /// <summary>Passes the result on through a function, now or when it is there.</summary>
    internal void ChangeResult(Func<object?, object?> change)
    {
        if (_pending is null)
        {
            _value = change(_value);
            return;
        }

        var unwrap = _unwrap;
        _unwrap = task => change(unwrap(task));
    }

    internal async Task<object?> ResultAsync()
    {
        if (_pending is null)
            return _value;
        await _pending;
        return _unwrap(_pending);
    }

    private static async Task<List<T>> CollectAsync<T>(IAsyncEnumerable<T> items, CancellationToken cancellationToken)
    {
        var list = new List<T>();
        await foreach (var item in items.WithCancellation(cancellationToken))
            list.Add(item);
        return list;
    }

    private static class Unwrapper<T>
    {
        public static readonly Func<Task, object?> Instance = static task => ((Task<T>)task).GetAwaiter().GetResult();
    }
}

/// <summary>Stands for an argument that was left out.</summary>
internal sealed class Absent
{
    public static readonly Absent Instance = new();

    private Absent()
    {
    }
}
