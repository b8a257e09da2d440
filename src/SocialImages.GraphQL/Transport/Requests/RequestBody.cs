using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Reads a body that has to be whole before it means anything.</summary>
internal static class RequestBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Fills <paramref name="into"/>; refuses a body above the limit, before reading it where its length was announced.</summary>
    public static async ValueTask ReadAsync(HttpRequest request, PooledWriter into, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
            throw BadRequestException.TooLarge();

        try
        {
            await CopyAsync(request.BodyReader, into, limit, cancellationToken);
        }
        catch (BadHttpRequestException error)
        {
            throw Refusal(error);
        }
    }

    /// <summary>What the server says of a body that it gives up on: too large, too slow, badly framed.</summary>
    public static BadRequestException Refusal(BadHttpRequestException error) => error.StatusCode == StatusCodes.Status413PayloadTooLarge
        ? BadRequestException.TooLarge()
        : new BadRequestException("The request body could not be read.", ErrorCodes.Server.RequestInvalid, error.StatusCode, error);

    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> text) =>
        text.Span.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text;

    private static async ValueTask CopyAsync(PipeReader body, PooledWriter into, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            foreach (var segment in read.Buffer)
                into.Append(segment.Span);
            body.AdvanceTo(read.Buffer.End);
            if (into.Written.Length > limit)
                throw BadRequestException.TooLarge();

            if (read.IsCompleted)
                return;
        }
    }
}
