using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Execution.Resolvers;

namespace SocialImages.GraphQL.Execution.Running;

internal sealed partial class OperationRun
{
    /// <summary>Writes an object; false, with nothing written, when one of its fields must not be null but is.</summary>
    private bool WriteSelections(SelectionSetPlan selections, object parent)
    {
        var start = _writer.Position;
        _writer.Raw((byte)'{');
        foreach (var field in selections.Fields)
        {
            if (WriteField(field, parent))
                continue;
            _tree.Truncate(start);
            return false;
        }

        _writer.Raw((byte)'}');
        return true;
    }

    private bool WriteField(FieldPlan field, object parent)
    {
        _writer.Raw(field.Prefix);
        if (field.IsTypeName)
        {
            _writer.Raw(field.TypeName);
            return true;
        }

        return WriteValue(field, parent, isAuthorized: field.Authorize is null);
    }

    private bool WriteValue(FieldPlan field, object parent, bool isAuthorized)
    {
        var start = _writer.Position;
        var depth = _path.Depth;
        var scopes = _scopes.Depth;
        try
        {
            if (!isAuthorized && Check(field.Authorize!.Demands) is { } check)
                return WriteAuthorized(check, field, parent);
            return field.Binding.Writer is { } writer ? WriteLeaf(writer, field, parent) : WriteResolved(field, parent);
        }
#pragma warning disable CA1031 // whatever a resolver throws is its field's error
        catch (Exception exception) when (exception is not ExecutionEndedException)
#pragma warning restore CA1031
        {
            _path.CutTo(depth);
            _scopes.CutTo(scopes);
            _tree.Truncate(start);
            return WriteFailure(field, exception);
        }
    }

    private bool WriteLeaf(Registration.LeafFieldWriter writer, FieldPlan field, object parent)
    {
        _context.Prepare(field, parent, Arguments(field));
        if (writer(_context, _writer))
            return true;
        if (field.Shape.IsNonNull)
            return ReportNull(field);
        _writer.Null();
        return true;
    }

    private bool WriteResolved(FieldPlan field, object parent)
    {
        _path.Push(field.ResponseName);
        var context = field.Binding.KeepsContext ? new ResolverContext(this) { KeptPath = _path.Current } : _context;
        context.Prepare(field, parent, Arguments(field));
        if (field.Binding.Paging is { } paging)
            context.PagingArguments = field.Arguments.EvaluatePage(paging, _variables);
        var page = context.PagingArguments;
        Call(field, context);
        if (context.Pending is { IsCompleted: false } task)
            return Suspend(new PendingField(this, field, task, context.Unwrap, page, context.TakeScope()));

        var scope = context.TakeScope();
        try
        {
            var value = context.Pending is { } finished ? context.Unwrap(finished) : context.Value;
            return WriteResult(field, value, page);
        }
        finally
        {
            if (scope is not null)
                DisposeLater(scope.Value);
            _path.CutTo(_path.Depth - 1);
        }
    }

    private void Call(FieldPlan field, ResolverContext context)
    {
        try
        {
            field.Binding.Resolver!(context);
        }
        catch when (context.TakeScope() is { } scope)
        {
            DisposeLater(scope);
            throw;
        }
    }

    /// <summary>Writes what a resolver returned; the path stands at the field.</summary>
    private bool WriteResult(FieldPlan field, object? value, Data.PagingArguments page)
    {
        var binding = field.Binding;
        if (value is not null && binding.Paging?.Slice is { } slice)
            value = slice(value, page);
        if (binding.PayloadErrors is not null)
            value = MutationPayload.Of(value);
        return WriteShape(field.Shape, field, value);
    }

    private object?[] Arguments(FieldPlan field)
    {
        if (field.Arguments.IsEmpty)
            return [];
        if (field.Arguments.IsConstant)
            return field.Arguments.Evaluate(_variables);
        if (field.Index >= _arguments.Length)
            Array.Resize(ref _arguments, Math.Max(field.Index + 1, 16));
        return _arguments[field.Index] ??= field.Arguments.Evaluate(_variables);
    }
}
