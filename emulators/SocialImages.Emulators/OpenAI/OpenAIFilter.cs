using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.OpenAI;

/// <summary>Around every route: the key is checked, budgets are counted, the standing headers are set and refusals get their shape.</summary>
internal sealed class OpenAIFilter(RequestBudgets budgets, EmulatorClock clock) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var started = clock.GetTimestamp();
        http.Response.Headers["x-request-id"] = $"req_{Ids.Hex(16)}";
        http.Response.Headers["openai-version"] = "2020-10-01";
        http.Response.OnStarting(() =>
        {
            http.Response.Headers["openai-processing-ms"] = ((int)clock.GetElapsedTime(started).TotalMilliseconds).ToString(provider: null);
            return Task.CompletedTask;
        });
        try
        {
            var key = OpenAIKeys.Check(http.Request.Headers.Authorization);
            budgets.SpendRequest(http, key);
            return await next(context);
        }
        catch (OpenAIException refusal)
        {
            if (refusal.RetryAfterSeconds is { } seconds) http.Response.Headers.RetryAfter = seconds.ToString(provider: null);
            return refusal.ToResult();
        }
        catch (BadHttpRequestException unreadable)
        {
            return new OpenAIException(StatusCodes.Status400BadRequest, "invalid_request_error", null, null, unreadable.Message).ToResult();
        }
    }
}
