using System.Text;

namespace SocialImages.Emulators.Control;

internal sealed class RequestLogMiddleware(RequestDelegate next, RequestLog log, EmulatorClock clock)
{
    /// <summary>Longer bodies (pictures, mostly) are not kept.</summary>
    private const int MaxBodyBytes = 16 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Operation>() is not { } operation)
        {
            await next(context);
            return;
        }

        var started = clock.GetTimestamp();
        var seen = await DescribeAsync(context, operation);
        context.Items[typeof(SeenRequest)] = seen;
        log.Add(seen);
        var aborted = false;
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            aborted = true;
        }
        finally
        {
            seen.Status = aborted || WasCut(context) ? null : context.Response.StatusCode;
            seen.Milliseconds = Math.Round(clock.GetElapsedTime(started).TotalMilliseconds, 1);
        }
    }

    // Kestrel cancels the token some time after Abort, so the fault itself is asked too.
    private static bool WasCut(HttpContext context) =>
        context.RequestAborted.IsCancellationRequested
        || context.Items[typeof(Fault)] is Fault { Kind: FaultKind.DropBefore or FaultKind.DropAfter or FaultKind.Hang or FaultKind.Truncate };

    private async Task<SeenRequest> DescribeAsync(HttpContext context, Operation operation)
    {
        var (number, at) = (log.NextNumber(), clock.GetUtcNow());
        var body = await ReadBodyAsync(context.Request);
        return new SeenRequest(
            number,
            operation.Service,
            operation.Name(context),
            context.Request.Method,
            context.Request.Path,
            SecretMask.Query(context.Request.Query),
            body is null ? null : SecretMask.Body(body),
            at);
    }

    private static async Task<string?> ReadBodyAsync(HttpRequest request)
    {
        var isText = request.ContentType is { } type
            && (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase));
        if (!isText || request.ContentLength is null or > MaxBodyBytes) return null;
        request.EnableBuffering(MaxBodyBytes);
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return text;
    }
}
