using System.Text;

namespace SocialImages.Emulators.Control;

internal sealed class RequestLogMiddleware(RequestDelegate next, RequestLog log, EmulatorClock clock)
{
    /// <summary>Longer bodies (pictures, mostly) are not kept.</summary>
    private const int MaxBodyBytes = 64 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Operation>() is not { } operation)
        {
            await next(context);
            return;
        }

        var number = log.NextNumber();
        var at = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        var body = await ReadBodyAsync(context.Request);
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
            log.Add(Describe(context, operation, number, body, aborted || WasCut(context), at, clock.GetElapsedTime(started)));
        }
    }

    // Kestrel cancels the token some time after Abort, so the fault itself is asked too.
    private static bool WasCut(HttpContext context) =>
        context.RequestAborted.IsCancellationRequested
        || context.Items[typeof(Fault)] is Fault { Kind: FaultKind.DropBefore or FaultKind.DropAfter or FaultKind.Hang or FaultKind.Truncate };

    private static SeenRequest Describe(HttpContext context, Operation operation, long number, string? body, bool cut, DateTimeOffset at, TimeSpan took) => new(
        number,
        operation.Service,
        operation.Name(context),
        context.Request.Method,
        context.Request.Path,
        SecretMask.Query(context.Request.Query),
        body is null ? null : SecretMask.Body(body),
        cut ? null : context.Response.StatusCode,
        at,
        Math.Round(took.TotalMilliseconds, 1),
        (context.Items[typeof(Fault)] as Fault)?.Kind.ToString());

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
