using Microsoft.AspNetCore.Http;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>The request cannot be handed to the engine; says what the client is answered.</summary>
internal sealed class BadRequestException(string message, string? code, int status = StatusCodes.Status400BadRequest, Exception? inner = null)
    : Exception(message, inner)
{
    public int Status => status;

    public IError ToError() => ErrorBuilder.New().SetMessage(Message).SetCode(code).Build();

    public static BadRequestException Json(string message, Exception? inner = null) =>
        new(message, ErrorCodes.Server.UnexpectedRequestParserError, inner: inner);

    public static BadRequestException Request(string message) => new(message, ErrorCodes.Server.RequestInvalid);

    public static BadRequestException TooLarge() =>
        new("Max GraphQL request size reached.", ErrorCodes.Server.MaxRequestSize, StatusCodes.Status413PayloadTooLarge);
}
