namespace SocialImages.GraphQL.Execution;

/// <summary>What an execution answers: one <see cref="OperationResult"/>, or a <see cref="ResponseStream"/> of them.</summary>
public abstract class ExecutionResult : IAsyncDisposable
{
    private bool _disposed;

    private protected ExecutionResult()
    {
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_disposed)
            return ValueTask.CompletedTask;

        _disposed = true;
        return ReleaseAsync();
    }

    /// <summary>Gives back what the result holds; called once.</summary>
    protected virtual ValueTask ReleaseAsync() => ValueTask.CompletedTask;
}
