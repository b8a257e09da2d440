using System.Globalization;
using System.Net.Http.Headers;

namespace SocialImages.Publishing.Cloudinary;

/// <summary>The hourly limit of admin calls, from the <c>X-FeatureRateLimit</c> headers.</summary>
public sealed record AdminBudget(int Limit, int Remaining)
{
    /// <summary>The share below which sweeping leaves the rest to people and their consoles.</summary>
    private const double Reserve = 0.2;

    public bool IsTight => Remaining < Limit * Reserve;

    internal static AdminBudget? From(HttpResponseHeaders headers) =>
        Number(headers, "X-FeatureRateLimit-Limit") is { } limit && Number(headers, "X-FeatureRateLimit-Remaining") is { } remaining
            ? new AdminBudget(limit, remaining)
            : null;

    private static int? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
