using Microsoft.AspNetCore.Http;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>The request cannot be handed to the engine; says what the client is answered.</summary>
internal sealed class BadRequestException(string message, string? code, int status = StatusCodes.Status400BadRequest, Exception? inner = null)
    : Exception(message, inner)
{
    public int Status => status;

    /// <summary>When the same request may succeed; null where it never will.</summary>
    public int? RetryAfterSeconds { get; init; }

    public IError ToError()
    {
        var error = ErrorBuilder.New().SetMessage(Message).SetCode(code);
        return (RetryAfterSeconds is { } seconds ? error.SetExtension("retryAfterSeconds", seconds) : error).Build();
    }

    public static BadRequestException Json(string message, Exception? inner = null) =>
        new(message, ErrorCodes.Server.UnexpectedRequestParserError, inner: inner);

    public static BadRequestException Request(string message) => new(message, ErrorCodes.Server.RequestInvalid);

    public static BadRequestException TooLarge() =>
        new("Max GraphQL request size reached.", ErrorCodes.Server.MaxRequestSize, StatusCodes.Status413PayloadTooLarge);
}
