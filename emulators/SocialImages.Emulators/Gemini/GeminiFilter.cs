using System.Collections.Concurrent;
using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Gemini;

/// <summary>
/// Around every route: the key (header or query) and the limit of requests. Any key is taken, except that its own text may ask
/// for trouble: <c>revoked</c> → 400 API_KEY_INVALID, <c>blocked</c> → 403, <c>no-credit</c> → 400 FAILED_PRECONDITION.
/// </summary>
internal sealed class GeminiFilter(GeminiBudget budget) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            var request = context.HttpContext.Request;
            var key = request.Headers["x-goog-api-key"].FirstOrDefault() ?? request.Query["key"].FirstOrDefault() ?? "";
            Check(key);
            budget.Spend(key);
            return await next(context);
        }
        catch (GeminiException refusal)
        {
            return refusal.ToResult();
        }
    }

    private static void Check(string key)
    {
        if (key.Length == 0)
            throw new GeminiException(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.");
        if (key.Contains("revoked", StringComparison.OrdinalIgnoreCase))
            throw new GeminiException(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", GeminiException.Because("API_KEY_INVALID"));
        if (key.Contains("blocked", StringComparison.OrdinalIgnoreCase))
            throw new GeminiException(403, "PERMISSION_DENIED", "Requests to this API are blocked.", GeminiException.Because("API_KEY_SERVICE_BLOCKED"));
        if (key.Contains("no-credit", StringComparison.OrdinalIgnoreCase))
            throw new GeminiException(400, "FAILED_PRECONDITION", "Image generation is not available without billing. Please enable billing on your project.");
    }
}

/// <summary>Requests a minute and key.</summary>
internal sealed class GeminiBudget(SettingsBook settings, EmulatorClock clock)
{
    private readonly ConcurrentDictionary<(string Key, long Minute), int> spent = new();

    public void Clear() => spent.Clear();

    public void Spend(string key)
    {
        var now = clock.GetUtcNow();
        var count = spent.AddOrUpdate((key, now.ToUnixTimeSeconds() / 60), 1, (_, before) => before + 1);
        if (count <= settings.Current.Gemini.RequestsPerMinute) return;
        throw new GeminiException(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota, please check your plan and billing details.",
            GeminiException.Because("RATE_LIMIT_EXCEEDED"), GeminiException.RetryIn(60 - now.Second));
    }
}
