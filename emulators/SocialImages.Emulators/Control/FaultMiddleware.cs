using System.Text;
using System.Text.Json;

namespace SocialImages.Emulators.Control;

/// <summary>Applies ordered faults to every emulated service alike, around whatever the service would have done.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, FaultBook faults, EmulatorClock clock)
{
    private const string Nonsense = "<html><head><title>502 Bad Gateway</title></head><body><h1>Sorry, something went wrong.</h1></body></html>";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Operation>() is not { } operation
            || faults.Take(operation.Service, operation.Name(context), Subject(context.Request)) is not { } fault)
        {
            await next(context);
            return;
        }

        context.Items[typeof(Fault)] = fault;
        if (context.Items[typeof(SeenRequest)] is SeenRequest seen) seen.Fault = fault.Kind.ToString();
        await ApplyAsync(context, operation.Service, fault);
    }

    private async Task ApplyAsync(HttpContext context, string service, Fault fault)
    {
        var value = fault.Value;
        var takesEffect = value.Effect ?? fault.Kind is FaultKind.Latency or FaultKind.DropAfter or FaultKind.Truncate or FaultKind.Garbage;
        if (fault.Kind == FaultKind.Latency)
        {
            // Not cancelled with the caller: a slow service does its work although nobody waits any more.
            await Task.Delay(TimeSpan.FromMilliseconds(value.Milliseconds ?? 1000), clock);
            await next(context);
            return;
        }

        var answer = takesEffect ? await CaptureAsync(context) : [];
        switch (fault.Kind)
        {
            case FaultKind.Status:
                await AnswerAsync(context, value.Status ?? 500, value, FaultBodies.Of(service));
                break;
            case FaultKind.Garbage:
                await AnswerAsync(context, value.Status ?? 200, value, Nonsense);
                break;
            case FaultKind.Truncate:
                await TruncateAsync(context, answer, value.Bytes ?? answer.Length / 2);
                break;
            case FaultKind.Hang:
                await HangAsync(context, value.Milliseconds);
                break;
            default:
                context.Abort();
                break;
        }
    }

    /// <summary>Lets the service do its work and keeps the answer from the caller.</summary>
    private async Task<byte[]> CaptureAsync(HttpContext context)
    {
        var wire = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        return kept.ToArray();
    }

    private static async Task AnswerAsync(HttpContext context, int status, FaultValue value, string defaultBody)
    {
        var isJson = value.Body is { ValueKind: not JsonValueKind.String } || (value.Body is null && defaultBody[0] == '{');
        var text = value.Body is not { } body ? defaultBody
            : body.ValueKind == JsonValueKind.String ? body.GetString()!
            : body.GetRawText();
        context.Response.Clear();
        context.Response.StatusCode = status;
        context.Response.ContentType = value.ContentType ?? (isJson ? "application/json" : "text/html; charset=utf-8");
        foreach (var (name, header) in value.Headers) context.Response.Headers[name] = header;
        await context.Response.WriteAsync(text, Encoding.UTF8);
    }

    private static async Task TruncateAsync(HttpContext context, byte[] answer, int bytes)
    {
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer.AsMemory(0, Math.Clamp(bytes, 0, Math.Max(0, answer.Length - 1))));
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private async Task HangAsync(HttpContext context, int? milliseconds)
    {
        try
        {
            var wait = milliseconds is { } limit ? TimeSpan.FromMilliseconds(limit) : Timeout.InfiniteTimeSpan;
            await Task.Delay(wait, clock, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller gave up first, which is what a hang is for.
        }

        context.Abort();
    }

    private static string Subject(HttpRequest request) => $"{request.Path}{request.QueryString} {request.Headers.Authorization} {request.Headers["x-goog-api-key"]} {request.Headers["mj-api-secret"]}";
}
