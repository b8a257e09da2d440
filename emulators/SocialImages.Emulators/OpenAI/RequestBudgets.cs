using System.Collections.Concurrent;
using System.Globalization;
using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.OpenAI;

/// <summary>Requests and reference pictures per minute and key, told in <c>x-ratelimit-*</c> headers.</summary>
internal sealed class RequestBudgets(SettingsBook settings, EmulatorClock clock)
{
    private const int TokensPerMinute = 250_000;
    private readonly ConcurrentDictionary<(string Key, string Unit), Window> windows = new();

    public void Clear() => windows.Clear();

    public void SpendRequest(HttpContext context, string key)
    {
        context.Items[typeof(RequestBudgets)] = key;
        Spend(context, key, "requests", 1, settings.Current.OpenAI.RequestsPerMinute);
        Tell(context, "tokens", TokensPerMinute, TokensPerMinute - 1, TimeSpan.FromMilliseconds(6));
    }

    public void SpendInputImages(HttpContext context, int images) =>
        Spend(context, (string)context.Items[typeof(RequestBudgets)]!, "input-images", images, settings.Current.OpenAI.InputImagesPerMinute);

    private void Spend(HttpContext context, string key, string unit, int amount, int limit)
    {
        var window = windows.GetOrAdd((key, unit), _ => new Window());
        var (used, reset) = window.Spend(amount, limit, clock.GetUtcNow());
        Tell(context, unit, limit, Math.Max(0, limit - used), reset);
        if (used <= limit) return;
        var seconds = Math.Max(1, (int)Math.Ceiling(reset.TotalSeconds));
        throw new OpenAIException(429, unit, "rate_limit_exceeded", null,
            $"Rate limit reached in organization org-emulated on {unit} per min: Limit {limit}, Used {limit}, Requested {amount}. Please try again in {seconds}s.")
        {
            RetryAfterSeconds = seconds,
        };
    }

    private static void Tell(HttpContext context, string unit, int limit, int remaining, TimeSpan reset)
    {
        var headers = context.Response.Headers;
        headers[$"x-ratelimit-limit-{unit}"] = limit.ToString(CultureInfo.InvariantCulture);
        headers[$"x-ratelimit-remaining-{unit}"] = remaining.ToString(CultureInfo.InvariantCulture);
        headers[$"x-ratelimit-reset-{unit}"] = reset < TimeSpan.FromSeconds(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)reset.TotalMilliseconds}ms")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Ceiling(reset.TotalSeconds)}s");
    }

    private sealed class Window
    {
        private DateTimeOffset start;
        private int used;

        /// <summary>Returns what would be used with this amount; an amount that does not fit is not counted.</summary>
        public (int Used, TimeSpan Reset) Spend(int amount, int limit, DateTimeOffset now)
        {
            lock (this)
            {
                if (now - start >= TimeSpan.FromMinutes(1) || now < start) (start, used) = (now, 0);
                var wanted = used + amount;
                if (wanted <= limit) used = wanted;
                return (wanted, start.AddMinutes(1) - now);
            }
        }
    }
}
