using SocialImages.GraphQL.Execution.Planning;

namespace SocialImages.GraphQL.Execution.Running;

internal sealed partial class OperationRun
{
    private readonly List<IError> _errors = [];

    public IReadOnlyList<IError> Errors => _errors;

    public void Report(IError error)
    {
        var filtered = _environment.Errors.Filter(error);
        lock (_errors)
        {
            if (_errors.Count >= _environment.Options.MaxResponseErrors)
                throw new ResponseTooLargeException($"{_environment.Options.MaxResponseErrors} errors");
            _errors.Add(filtered);
        }
    }

    private void Report(Exception exception, Path path)
    {
        foreach (var error in _environment.Errors.FromException(exception, path))
            Report(error);
    }

    private bool ReportNull(FieldPlan field) => ReportNull(_path.Current.Append(field.ResponseName));

    private bool ReportNull(Path path)
    {
        Report(ErrorBuilder.New().SetMessage("Cannot return null for non-nullable field.").SetCode(ErrorCodes.Execution.NonNullViolation).SetPath(path).Build());
        return false;
    }

    /// <summary>What a failed resolver leaves: a payload with the error where the mutation declares it, else an error and a null.</summary>
    private bool WriteFailure(FieldPlan field, Exception exception)
    {
        if (PayloadOf(field, exception) is { } payload)
        {
            _path.Push(field.ResponseName);
            var isWritten = WriteShape(field.Shape, field, payload);
            _path.CutTo(_path.Depth - 1);
            return isWritten;
        }

        Report(exception, _path.Current.Append(field.ResponseName));
        return WriteErroredNull(field.Shape);
    }

    private static MutationPayload? PayloadOf(FieldPlan field, Exception exception)
    {
        if (field.Binding.PayloadErrors is not { Count: > 0 } declared)
            return null;
        var errors = new List<object>();
        foreach (var single in exception is AggregateException aggregate ? aggregate.InnerExceptions : [exception])
        {
            var declaration = declared.FirstOrDefault(error => error.Exception.IsInstanceOfType(single));
            if (declaration is null)
                return null;
            errors.Add(declaration.Create(single));
        }

        return new MutationPayload(null, errors);
    }
}
