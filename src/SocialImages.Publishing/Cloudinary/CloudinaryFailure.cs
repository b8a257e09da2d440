using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SocialImages.Publishing.Cloudinary;

/// <summary>Turns what came back, or did not, into the one exception.</summary>
internal static class CloudinaryFailure
{
    private const int DetailLength = 500;

    public static CloudinaryException NoReply(Exception inner) =>
        new(CloudinaryReason.Transient, "Cloudinary did not answer.", inner.Message, inner);

    public static CloudinaryException Unreadable(byte[] body, Exception? inner) =>
        new(CloudinaryReason.Transient, "Cloudinary's reply could not be read.", Excerpt(body), inner);

    public static CloudinaryException From(int status, HttpResponseHeaders headers, byte[] body, DateTimeOffset now)
    {
        var reason = ReasonOf(status);
        return new CloudinaryException(reason, PublicMessage(reason, status), MessageIn(body))
        {
            RetryAfter = reason == CloudinaryReason.RateLimited ? WaitIn(headers, now) : null,
            RequestId = headers.TryGetValues("X-Request-Id", out var ids) ? ids.First() : null,
        };
    }

    // 420 is their older "too many requests"; 423 means that the asset is still being processed.
    private static CloudinaryReason ReasonOf(int status) => status switch
    {
        401 => CloudinaryReason.Unauthorized,
        420 or 429 => CloudinaryReason.RateLimited,
        400 or 404 or 413 => CloudinaryReason.Invalid,
        408 or 423 or >= 500 => CloudinaryReason.Transient,
        _ => CloudinaryReason.Refused,
    };

    private static string PublicMessage(CloudinaryReason reason, int status) => reason switch
    {
        CloudinaryReason.Unauthorized => "Cloudinary does not know these credentials.",
        CloudinaryReason.RateLimited => "Cloudinary asks us to slow down.",
        CloudinaryReason.Invalid => "Cloudinary refuses this picture.",
        CloudinaryReason.Transient => $"Cloudinary has a fault (HTTP {status}).",
        _ => $"Cloudinary refuses this request (HTTP {status}).",
    };

    private static TimeSpan? WaitIn(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is { } after)
            return after.Delta ?? after.Date - now;
        return headers.TryGetValues("X-FeatureRateLimit-Reset", out var reset)
            && DateTimeOffset.TryParse(reset.First(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && at > now ? at - now : null;
    }

    private static string MessageIn(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, CloudinaryJson.Default.ErrorReply)?.Error?.Message ?? Excerpt(body);
        }
        catch (JsonException)
        {
            return Excerpt(body);
        }
    }

    private static string Excerpt(byte[] body) => Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, DetailLength));
}
