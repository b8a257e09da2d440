using SocialImages.GraphQL.Execution.Caching;
using SocialImages.GraphQL.Execution.Results;
using SocialImages.GraphQL.Execution.Running;
using SocialImages.GraphQL.Execution.Subscriptions;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Execution;

/// <summary>The way of a request: document, validation, operation, variables, cost, a place, execution.</summary>
internal sealed class RequestRunner(ExecutionEnvironment environment, PreparedRequests prepared, CostAnalyzer cost, ExecutionGate gate)
{
    public async ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var document = prepared.Document(request.Document);
            if (document.Errors.Count > 0)
                return Refuse(document.Errors);
            var operation = prepared.Operation(document, request.OperationName);
            if (!IsAllowed(operation.Definition.Operation, request.AllowedOperations))
                return ErrorResult.ForKindNotAllowed();
            var variables = Coerce(operation, request);
            return variables.HasErrors ? Refuse(variables.Errors) : await ExecuteAsync(request, operation, variables.Values, cancellationToken);
        }
        catch (SyntaxException exception)
        {
            return Refuse([exception.ToError()]);
        }
        catch (GraphQLException exception)
        {
            return Refuse(exception.Errors);
        }
        catch (ExecutionEndedException exception)
        {
            return Refuse([exception.ToError()]);
        }
    }

    private async ValueTask<ExecutionResult> ExecuteAsync(
        OperationRequest request, PreparedOperation operation, IReadOnlyDictionary<string, ValueNode> variables, CancellationToken cancellationToken)
    {
        var operationCost = cost.Evaluate(operation.Cost, variables, out var tooExpensive);
        if (request.Cost == CostWish.Validate)
            return new ExtensionsResult(CostReport(operationCost));
        if (tooExpensive is not null)
            return Refuse([tooExpensive]);
        var plan = operation.Plan(variables);
        if (operation.Definition.Operation == OperationType.Subscription)
            return await new SubscriptionRunner(environment, gate, plan, request, variables).SubscribeAsync(cancellationToken);

        var run = new OperationRun(environment, plan, request, variables, cancellationToken);
        try
        {
            using (var place = await gate.EnterAsync(environment.Options.ExecutionTimeout, environment.Time, cancellationToken))
                await run.ExecuteAsync(place.Waited);
            return new DataResult(run, request.Cost == CostWish.Report ? CostReport(operationCost) : null);
        }
        catch
        {
            // Not waited for: the answer is given now, resolvers may take their time to notice.
            _ = run.AbandonAsync();
            throw;
        }
    }

    private CoercedVariables Coerce(PreparedOperation operation, OperationRequest request) => operation.HasVariables
        ? VariableCoercion.Coerce(environment.Schema.Schema, operation.Definition, request.Variables, request.Files)
        : CoercedVariables.Empty;

    private ErrorResult Refuse(IReadOnlyList<IError> errors) => new([.. errors.Select(environment.Errors.Filter)]);

    private static Dictionary<string, object?> CostReport(OperationCost cost) => new()
    {
        ["operationCost"] = new Dictionary<string, object?> { ["fieldCost"] = cost.FieldCost, ["typeCost"] = cost.TypeCost },
    };

    private static bool IsAllowed(OperationType kind, OperationKinds allowed) => allowed.HasFlag(kind switch
    {
        OperationType.Query => OperationKinds.Query,
        OperationType.Mutation => OperationKinds.Mutation,
        _ => OperationKinds.Subscription,
    });
}
