namespace SocialImages.GraphQL.Execution.Running;

/// <summary>The request is given up: no field's error, nothing of its answer is sent.</summary>
internal abstract class ExecutionEndedException(string message, string code) : Exception(message)
{
    public IError ToError() => ErrorBuilder.New().SetMessage(Message).SetCode(code).Build();
}

/// <summary>A request took longer than it may.</summary>
internal sealed class ExecutionTimeoutException(TimeSpan timeout)
    : ExecutionEndedException($"The request exceeded the configured timeout of `{timeout}`.", ErrorCodes.Execution.Timeout);

/// <summary>A short request can ask for one long name, or one failing field, in each row of many.</summary>
internal sealed class ResponseTooLargeException(string limit)
    : ExecutionEndedException($"The response would have more than {limit}.", ErrorCodes.Execution.ResponseTooLarge);
