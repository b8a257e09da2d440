using Microsoft.Extensions.Logging;

namespace SocialImages.GraphQL.Execution;

/// <summary>Turns exceptions into errors that tell a client nothing it should not know, and lets filters see every error.</summary>
internal sealed partial class ErrorHandler(IReadOnlyList<IErrorFilter> filters, bool includeExceptionDetails, ILogger logger)
{
    private const string UnexpectedMessage = "Unexpected Execution Error";

    public IError Filter(IError error)
    {
        foreach (var filter in filters)
            error = filter.OnError(error);
        return error;
    }

    public IEnumerable<IError> FromException(Exception exception, Path path)
    {
        if (exception is GraphQLException known)
            return known.Errors.Select(error => error.Path is null ? ErrorBuilder.FromError(error).SetPath(path).Build() : error);
        if (exception is OperationCanceledException)
            return [Unexpected(exception, path)];
        LogUnexpected(exception, path.ToString());
        return [Unexpected(exception, path)];
    }

    private IError Unexpected(Exception exception, Path path)
    {
        var error = ErrorBuilder.New().SetMessage(UnexpectedMessage).SetPath(path).SetException(exception);
        if (includeExceptionDetails)
            error.SetExtension("message", exception.Message).SetExtension("stackTrace", exception.StackTrace);
        return error.Build();
    }

    [LoggerMessage(LogLevel.Error, "A resolver failed at {Path}")]
    private partial void LogUnexpected(Exception exception, string path);
}
