namespace SocialImages.GraphQL.Execution.Running;

/// <summary>What stands behind a payload type of the mutation conventions.</summary>
internal sealed class MutationPayload(object? result, IReadOnlyList<object>? errors)
{
    public object? Result => result;

    public IReadOnlyList<object>? Errors => errors;

    /// <summary>The payload of what a mutation has returned.</summary>
    public static MutationPayload Of(object? value) => value switch
    {
        MutationPayload payload => payload,
        IFieldResult either => new(either.Value, either.Errors),
        _ => new(value, null),
    };
}

/// <summary>A list item that could not be resolved; it becomes an error and a null.</summary>
internal sealed class FailedItem(Exception exception)
{
    public Exception Exception => exception;
}
