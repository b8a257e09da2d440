namespace SocialImages.GraphQL.Execution;

/// <summary>
/// The answers of a subscription. Pulled one at a time, so a slow reader holds back its source; disposing it
/// releases the source. Enumerated once.
/// </summary>
public sealed class ResponseStream(IAsyncEnumerable<OperationResult> results, Func<ValueTask>? release = null) : ExecutionResult
{
    public IAsyncEnumerable<OperationResult> ReadResultsAsync() => results;

    protected override ValueTask ReleaseAsync() => release?.Invoke() ?? ValueTask.CompletedTask;
}
