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
                return new ResponseStream(AnswerAsync(events, cancellationToken), () => ReleaseAsync(source, events));
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

    private static ValueTask ReleaseAsync(OperationRun source, IAsyncEnumerable<object?> events)
    {
        source.Dispose();
        return events is IAsyncDisposable held ? held.DisposeAsync() : ValueTask.CompletedTask;
    }

    private async IAsyncEnumerable<OperationResult> AnswerAsync(
        IAsyncEnumerable<object?> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in events.WithCancellation(cancellationToken))
            yield return await AnswerAsync(message, cancellationToken);
    }

    private async ValueTask<OperationResult> AnswerAsync(object? message, CancellationToken cancellationToken)
    {
        await using var scope = environment.Scopes.Open(request.Services);
        var run = new OperationRun(environment, plan, request, variables, cancellationToken, scope.ServiceProvider) { EventMessage = message };
        try
        {
            using (await gate.EnterAsync(environment.Options.ExecutionTimeout, cancellationToken))
                await run.ExecuteAsync();
            return new DataResult(run, null);
        }
        catch (ExecutionTimeoutException exception)
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
