using System.Globalization;
using SocialImages.Domain.Generations;

namespace SocialImages.Api.Limits;

/// <summary>Tells in headers what is left of the limit that the request was counted against.</summary>
internal sealed class RateLimitHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, RateLimitObservation observation)
    {
        context.Response.OnStarting(() =>
        {
            Write(context.Response.Headers, observation);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Write(IHeaderDictionary headers, RateLimitObservation observation)
    {
        if (observation.State is not { } state) return;
        headers["X-RateLimit-Limit"] = state.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = state.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = Seconds(state.ResetAfter);
        if (state.IsExceeded) headers.RetryAfter = Seconds(state.RetryAfter);
    }

    private static string Seconds(TimeSpan span) => ((long)Math.Ceiling(span.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
