using SocialImages.GraphQL.Authorization;
using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Running;

internal sealed partial class OperationRun
{
    // One answer per demand and request.
    private Dictionary<AuthorizeAttribute, Task<IError?>>? _decisions;

    /// <summary>Null when the user may go on; else the task that has said no, or that has not decided yet.</summary>
    private Task<IError?>? Check(IReadOnlyList<AuthorizeAttribute> demands)
    {
        foreach (var demand in demands)
        {
            var decision = Decide(demand);
            if (!decision.IsCompletedSuccessfully)
                return CheckAllAsync(demands);
            if (decision.Result is not null)
                return decision;
        }

        return null;
    }

    private async Task<IError?> CheckAllAsync(IReadOnlyList<AuthorizeAttribute> demands)
    {
        foreach (var demand in demands)
        {
            if (await Decide(demand) is { } refusal)
                return refusal;
        }

        return null;
    }

    private Task<IError?> Decide(AuthorizeAttribute demand)
    {
        _decisions ??= [];
        if (!_decisions.TryGetValue(demand, out var decision))
            _decisions[demand] = decision = AuthorizationDecision.DecideAsync(demand, User, Services);
        return decision;
    }

    private bool WriteAuthorized(Task<IError?> check, FieldPlan field, object parent)
    {
        if (check.IsCompletedSuccessfully)
            return check.Result is { } refusal ? throw new GraphQLException(refusal) : WriteValue(field, parent, isAuthorized: true);
        _path.Push(field.ResponseName);
        return Suspend(new PendingAuthorization(this, field, check, parent));
    }

    private bool WriteAuthorizedObject(
        IReadOnlyList<AuthorizeAttribute> demands, ValueShape shape, FieldPlan field, ObjectType type, object value)
    {
        var check = Check(demands);
        if (check is null || check is { IsCompletedSuccessfully: true, Result: null })
            return WriteSelections(field.Selections(type), value);
        if (check.IsCompletedSuccessfully)
        {
            Report(ErrorBuilder.FromError(check.Result!).SetPath(_path.Current).Build());
            return false;
        }

        // The hole stands in the place of the object, below the field or one of its list items.
        var path = _path.Current;
        _path.Push(0);
        return Suspend(new PendingObject(this, shape, field, check, type, value, path));
    }

    private bool WriteAuthorizedSelections(ValueShape shape, SelectionSetPlan selections, object value)
    {
        if (shape.IsNonNull)
            return WriteSelections(selections, value);
        _scopes.Push(_writer.Position);
        if (!WriteSelections(selections, value))
            _writer.Null();
        _scopes.Pop(_writer.Position);
        return true;
    }

    private sealed class PendingAuthorization(OperationRun run, FieldPlan field, Task<IError?> check, object parent) : PendingWork(run, field, check)
    {
        public override bool Write(OperationRun run)
        {
            if (check.GetAwaiter().GetResult() is { } refusal)
                throw new GraphQLException(refusal);
            return run.WriteValue(Field, parent, isAuthorized: true);
        }
    }

    private sealed class PendingObject(
        OperationRun run, ValueShape shape, FieldPlan field, Task<IError?> check, ObjectType type, object value, Path path) : PendingWork(run, field, check)
    {
        public override bool Write(OperationRun run)
        {
            run._path.Reset(path);
            if (check.GetAwaiter().GetResult() is not { } refusal)
                return run.WriteAuthorizedSelections(shape, Field.Selections(type), value);
            run.Report(ErrorBuilder.FromError(refusal).SetPath(path).Build());
            return run.WriteErroredNull(shape);
        }
    }
}
