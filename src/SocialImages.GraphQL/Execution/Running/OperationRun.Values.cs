using System.Collections;
using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Running;

internal sealed partial class OperationRun
{
    /// <summary>Completes a value; false, with nothing written, when it must not be null but is.</summary>
    private bool WriteShape(ValueShape shape, FieldPlan field, object? value)
    {
        if (value is null)
            return WriteNull(shape);
        if (value is FailedItem failed)
            return WriteFailedItem(shape, failed);
        if (shape.Kind == ShapeKind.Leaf)
            return WriteLeafValue(shape, value);
        if (shape.IsNonNull)
            return WriteNested(shape, field, value);

        var start = _writer.Position;
        _scopes.Push(start);
        var isWritten = WriteNested(shape, field, value);
        if (!isWritten)
        {
            _tree.Truncate(start);
            _writer.Null();
        }

        _scopes.Pop(_writer.Position);
        return true;
    }

    private bool WriteNested(ValueShape shape, FieldPlan field, object value) =>
        shape.Kind == ShapeKind.List ? WriteList(shape.Item!, field, value) : WriteObject(shape, field, value);

    private bool WriteLeafValue(ValueShape shape, object value)
    {
        var start = _writer.Position;
        try
        {
            shape.Leaf!.Write(_writer, value);
            return true;
        }
        catch (FormatException exception)
        {
            _writer.Truncate(start);
            Report(ErrorBuilder.New().SetMessage(exception.Message).SetPath(_path.Current).SetException(exception).Build());
            return WriteErroredNull(shape);
        }
    }

    private bool WriteObject(ValueShape shape, FieldPlan field, object value)
    {
        var isAbstract = shape.Type.Named is not ObjectType;
        var type = shape.Type.Named as ObjectType ?? _environment.Schema.TypeOf(value);
        if (type is null || (isAbstract && !Schema.IsPossibleType(shape.Type.Named, type)))
        {
            Report(ErrorBuilder.New().SetMessage($"Unable to resolve the abstract type `{shape.Type.Named.Name}`.").SetPath(_path.Current).Build());
            return false;
        }

        // What a concrete type demands was asked before its resolver ran.
        if (isAbstract && _environment.Schema.Authorize.TryGetValue(type.Name, out var demands))
            return WriteAuthorizedObject(demands, shape, field, type, value);
        return WriteSelections(field.Selections(type), value);
    }

    private bool WriteList(ValueShape item, FieldPlan field, object value)
    {
        var start = _writer.Position;
        _writer.Raw((byte)'[');
        var isWritten = value switch
        {
            object?[] array => WriteItems(item, field, array),
            IReadOnlyList<object?> list => WriteItems(item, field, list),
            IEnumerable items => WriteItems(item, field, items),
            _ => throw new InvalidOperationException($"The field `{field.Definition.Coordinate}` returned {value.GetType()}, which is no list."),
        };
        if (!isWritten)
        {
            _tree.Truncate(start);
            return false;
        }

        _writer.Raw((byte)']');
        return true;
    }

    private bool WriteItems(ValueShape item, FieldPlan field, ReadOnlySpan<object?> items)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (!WriteItem(item, field, items[i], i))
                return false;
        }

        return true;
    }

    private bool WriteItems(ValueShape item, FieldPlan field, IReadOnlyList<object?> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (!WriteItem(item, field, items[i], i))
                return false;
        }

        return true;
    }

    private bool WriteItems(ValueShape item, FieldPlan field, IEnumerable items)
    {
        var index = 0;
        foreach (var value in items)
        {
            if (!WriteItem(item, field, value, index++))
                return false;
        }

        return true;
    }

    private bool WriteItem(ValueShape shape, FieldPlan field, object? value, int index)
    {
        if (index > 0)
            _writer.Raw((byte)',');
        var depth = _path.Depth;
        _path.Push(index);
        var isWritten = WriteShape(shape, field, value);
        _path.CutTo(depth);
        return isWritten;
    }

    private bool WriteNull(ValueShape shape)
    {
        if (shape.IsNonNull)
            return ReportNull(_path.Current);
        _writer.Null();
        return true;
    }

    /// <summary>A null whose error is reported.</summary>
    private bool WriteErroredNull(ValueShape shape)
    {
        if (shape.IsNonNull)
            return false;
        _writer.Null();
        return true;
    }

    private bool WriteFailedItem(ValueShape shape, FailedItem failed)
    {
        Report(failed.Exception, _path.Current);
        return WriteErroredNull(shape);
    }
}
