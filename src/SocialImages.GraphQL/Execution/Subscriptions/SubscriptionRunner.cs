using System.Runtime.CompilerServices;
using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Execution.Results;
using SocialImages.GraphQL.Execution.Running;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Execution.Subscriptions;

/// <summary>Opens a subscription's source and answers each of its events.</summary>
internal sealed class SubscriptionRunner(
    ExecutionEnvironment environment, ExecutionGate gate, OperationPlan plan, OperationRequest request, IReadOnlyDictionary<string, ValueNode> variables)
{
    public async ValueTask<ExecutionResult> SubscribeAsync(CancellationToken cancellationToken)
    {
        // The source lives as long as the subscription, so its own run has no deadline.
        var source = new OperationRun(environment with { Options = WithoutTimeout }, plan, request, variables, cancellationToken);
        var field = plan.Root.Fields[0];
        try
        {
            var events = await source.OpenStreamAsync(field);
            if (events is not null)
                return new ResponseStream(AnswerAsync(events, cancellationToken), Release(source.HoldsAnything ? source : null, events));
        }
        catch
        {
            source.Dispose();
            throw;
        }

        var errors = source.Errors;
        source.Dispose();
        return new ErrorResult(errors);
    }

    private static RequestExecutorOptions WithoutTimeout { get; } = new() { ExecutionTimeout = Timeout.InfiniteTimeSpan };

    private static Func<ValueTask> Release(OperationRun? source, IAsyncEnumerable<object?> events) => () =>
    {
        source?.Dispose();
        return events is IAsyncDisposable held ? held.DisposeAsync() : ValueTask.CompletedTask;
    };

    private async IAsyncEnumerable<OperationResult> AnswerAsync(
        IAsyncEnumerable<object?> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The same one for every event, as long as each answer is released before the next event is asked for.
        OperationRun? run = null;
        await foreach (var message in events.WithCancellation(cancellationToken))
        {
            ErrorResult? ended;
            await using (var scope = environment.Scopes.Open(request.Services))
            {
                if (run is null || !run.TryReset(scope.ServiceProvider, message))
                    run = new OperationRun(environment, plan, request, variables, cancellationToken, scope.ServiceProvider, message);
                ended = await RunAsync(run, cancellationToken);
            }

            yield return (OperationResult?)ended ?? new DataResult(run, null);
            if (ended is not null)
                run = null;
        }
    }

    /// <summary>Null when it ran to its end.</summary>
    private async ValueTask<ErrorResult?> RunAsync(OperationRun run, CancellationToken cancellationToken)
    {
        try
        {
            using (var place = await gate.EnterAsync(environment.Options.ExecutionTimeout, environment.Time, cancellationToken))
                await run.ExecuteAsync(place.Waited);
            return null;
        }
        catch (ExecutionEndedException exception)
        {
            await run.AbandonAsync();
            return new ErrorResult(exception.ToError());
        }
        catch
        {
            await run.AbandonAsync();
            throw;
        }
    }
}
