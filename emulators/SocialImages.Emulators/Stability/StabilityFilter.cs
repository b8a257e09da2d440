using System.Collections.Concurrent;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Stability;

/// <summary>
/// Around every route: the key, the request's id, and the limit of requests. Any key is taken, except that its own text may
/// ask for trouble: <c>revoked</c> → 401, <c>no-credit</c> → 402.
/// </summary>
internal sealed class StabilityFilter(StabilityLimits limits) : IEndpointFilter
{
    private const string Bearer = "Bearer ";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers["x-request-id"] = Ids.Hex(16);
        try
        {
            limits.Spend(Key(http.Request.Headers.Authorization.ToString()));
            return await next(context);
        }
        catch (StabilityException refusal)
        {
            return refusal.ToResult();
        }
        catch (BadHttpRequestException unreadable)
        {
            return StabilityException.Bad(unreadable.Message).ToResult();
        }
    }

    private static string Key(string authorization)
    {
        var key = authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : "";
        if (key.Length == 0) throw new StabilityException(StatusCodes.Status401Unauthorized, "unauthorized", "authorization: is required");
        if (key.Contains("revoked", StringComparison.OrdinalIgnoreCase))
            throw new StabilityException(StatusCodes.Status401Unauthorized, "unauthorized", "Incorrect API key provided.");
        if (key.Contains("no-credit", StringComparison.OrdinalIgnoreCase))
            throw new StabilityException(StatusCodes.Status402PaymentRequired, "payment_required", "You lack sufficient credits to make this request. Please purchase more credits.");
        return key;
    }
}

/// <summary>So many requests in ten seconds; then none for a minute.</summary>
internal sealed class StabilityLimits(SettingsBook settings, EmulatorClock clock)
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, Window> windows = new();

    public void Clear() => windows.Clear();

    public void Spend(string key)
    {
        var limit = settings.Current.Stability;
        if (windows.GetOrAdd(key, _ => new Window()).Takes(limit, clock.GetUtcNow())) return;
        throw new StabilityException(StatusCodes.Status429TooManyRequests, "rate_limit_exceeded",
            $"You have exceeded the rate limit of {limit.RequestsPer10Seconds} requests within a 10 second period, and have been timed out for {limit.BlockSeconds} seconds.");
    }

    private sealed class Window
    {
        private readonly Queue<DateTimeOffset> seen = new();
        private DateTimeOffset blockedUntil;

        public bool Takes(StabilitySettings limit, DateTimeOffset now)
        {
            lock (this)
            {
                if (now < blockedUntil) return false;
                while (seen.TryPeek(out var first) && first <= now - Span) seen.Dequeue();
                if (seen.Count >= limit.RequestsPer10Seconds)
                {
                    blockedUntil = now.AddSeconds(limit.BlockSeconds);
                    return false;
                }

                seen.Enqueue(now);
                return true;
            }
        }
    }
}
