using Microsoft.AspNetCore.Http;
using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Sends one result as an HTTP response.</summary>
internal static class ResultWriter
{
    public static Task WriteAsync(HttpContext context, OperationResult result, ResponseFormat format) =>
        WriteAsync(context, result, format, StatusOf(context, result, format));

    public static async Task WriteAsync(HttpContext context, OperationResult result, ResponseFormat format, int status)
    {
        using var body = new PooledWriter();
        result.WriteTo(body);
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = MediaTypes.Of(format.Single);
        response.ContentLength = body.Written.Length;
        response.Headers.Vary = "Accept";
        if (status == StatusCodes.Status405MethodNotAllowed)
            response.Headers.Allow = "POST";
        await response.BodyWriter.WriteAsync(body.Written, context.RequestAborted);
    }

    private static int StatusOf(HttpContext context, OperationResult result, ResponseFormat format)
    {
        if (result.KindNotAllowed && HttpMethods.IsGet(context.Request.Method))
            return StatusCodes.Status405MethodNotAllowed;

        if (format.Single == ResponseMediaType.Json)
            return StatusCodes.Status200OK;

        // Only a subscription is refused by POST: the client would have to accept an event stream.
        if (result.KindNotAllowed)
            return StatusCodes.Status406NotAcceptable;

        return result.IsRequestError ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }
}
