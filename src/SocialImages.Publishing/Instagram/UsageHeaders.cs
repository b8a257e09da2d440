using System.Net.Http.Headers;
using System.Text.Json;

namespace SocialImages.Publishing.Instagram;

/// <summary>Meta sends no Retry-After; its business use case header names the minutes until calls are welcome again.</summary>
internal static class UsageHeaders
{
    private const string BusinessUseCase = "X-Business-Use-Case-Usage";

    public static TimeSpan? TimeToRegainAccess(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues(BusinessUseCase, out var values))
            return null;
        try
        {
            using var usage = JsonDocument.Parse(string.Join(',', values));
            var minutes = usage.RootElement.EnumerateObject().SelectMany(account => account.Value.EnumerateArray()).Max(MinutesIn);
            return minutes > 0 ? TimeSpan.FromMinutes(minutes) : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static int MinutesIn(JsonElement entry) => GraphFailure.Number(entry, "estimated_time_to_regain_access") ?? 0;
}
