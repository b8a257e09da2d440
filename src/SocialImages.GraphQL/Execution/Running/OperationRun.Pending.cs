using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Execution.Planning;

namespace SocialImages.GraphQL.Execution.Running;

internal sealed partial class OperationRun
{
    /// <summary>Leaves a hole where the value will be. The path stands at the field.</summary>
    private bool Suspend(PendingWork work)
    {
        work.Hole = _tree.Add(_scopes.Current);
        work.Path = _path.Current;
        _open++;
        _path.CutTo(_path.Depth - 1);
        work.Task.GetAwaiter().UnsafeOnCompleted(work.Enqueue);
        return true;
    }

    private void Resume(PendingWork work)
    {
        _open--;
        try
        {
            if (!work.Hole.IsDropped && !work.Hole.Scope.IsGone)
                WriteLate(work);
        }
        finally
        {
            work.Release(this);
        }
    }

    private void WriteLate(PendingWork work)
    {
        _path.Reset(work.Path.Parent!);
        _scopes.Reset(work.Hole.Scope);
        // Keeps a hole at the end of one value apart from one at the start of the next.
        _writer.Raw((byte)' ');
        var start = _writer.Position;
        bool isWritten;
        try
        {
            isWritten = work.Write(this);
        }
#pragma warning disable CA1031 // whatever a resolver throws is its field's error
        catch (Exception exception) when (exception is not ExecutionEndedException)
#pragma warning restore CA1031
        {
            _path.Reset(work.Path.Parent!);
            _scopes.Reset(work.Hole.Scope);
            _tree.Truncate(start);
            isWritten = WriteFailure(work.Field, exception);
        }

        work.Hole.Start = start;
        work.Hole.End = _writer.Position;
        if (isWritten)
            return;
        _tree.Truncate(start);
        _tree.SetNull(work.Hole.Scope);
    }

    private void DisposeLater(AsyncServiceScope scope)
    {
        var disposal = scope.DisposeAsync();
        if (!disposal.IsCompletedSuccessfully)
            (_disposals ??= []).Add(disposal.AsTask());
    }

    /// <summary>A field that waits for something.</summary>
    private abstract class PendingWork(OperationRun run, FieldPlan plan, Task task)
    {
        public FieldPlan Field => plan;

        public Task Task => task;

        public Hole Hole { get; set; } = null!;

        public Path Path { get; set; } = null!;

        public void Enqueue() => run._queue.Post(() => run.Resume(this));

        /// <summary>Writes the value now that the task has ended; the path stands above the field.</summary>
        public abstract bool Write(OperationRun run);

        public virtual void Release(OperationRun run)
        {
        }
    }

    private sealed class PendingField(
        OperationRun run, FieldPlan field, Task task, Func<Task, object?> unwrap, Data.PagingArguments page, AsyncServiceScope? scope) : PendingWork(run, field, task)
    {
        public override bool Write(OperationRun run)
        {
            var value = unwrap(Task);
            run._path.Push(Field.ResponseName);
            return run.WriteResult(Field, value, page);
        }

        public override void Release(OperationRun run)
        {
            if (scope is not null)
                run.DisposeLater(scope.Value);
        }
    }
}
