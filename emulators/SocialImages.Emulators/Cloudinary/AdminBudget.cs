using System.Collections.Concurrent;
using System.Globalization;
using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>Admin calls per cloud and full hour, told in <c>X-FeatureRateLimit-*</c>; beyond it 420.</summary>
internal sealed class AdminBudget(SettingsBook settings, EmulatorClock clock)
{
    private const int EnhanceYourCalm = 420;
    private readonly ConcurrentDictionary<(string Cloud, DateTimeOffset Hour), int> used = new();

    public void Spend(HttpResponse response, string cloud)
    {
        var now = clock.GetUtcNow();
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        var limit = settings.Current.Cloudinary.AdminCallsPerHour;
        var count = used.AddOrUpdate((cloud, hour), 1, (_, calls) => calls + 1);
        var reset = hour.AddHours(1);
        response.Headers["X-FeatureRateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-FeatureRateLimit-Remaining"] = Math.Max(0, limit - count).ToString(CultureInfo.InvariantCulture);
        response.Headers["X-FeatureRateLimit-Reset"] = reset.ToString("R", CultureInfo.InvariantCulture);
        if (count > limit)
            throw new CloudinaryException(EnhanceYourCalm, string.Create(CultureInfo.InvariantCulture, $"Rate Limit Exceeded. Limit of {limit} api operations reached. Try again on {reset:yyyy-MM-dd HH:mm:ss} UTC"));
    }

    public void Clear() => used.Clear();
}
