using SocialImages.Publishing.Cloudinary;

namespace SocialImages.Api.Posts;

/// <summary>Cloudinary's notifications about delivered pictures.</summary>
internal static class CloudinaryWebhookEndpoint
{
    private const int MaxBodySize = 1024 * 1024;

    public static void MapCloudinaryWebhook(this WebApplication app) => app.MapPost("/webhooks/cloudinary", ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(HttpContext http, CloudinaryNotifications notifications)
    {
        if (http.Request.ContentLength is null or > MaxBodySize) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var body = new byte[http.Request.ContentLength.Value];
        await http.Request.Body.ReadExactlyAsync(body, http.RequestAborted);
        var headers = http.Request.Headers;
        var genuine = await notifications.ReceiveAsync(
            body, headers["X-Cld-Timestamp"].FirstOrDefault(), headers["X-Cld-Signature"].FirstOrDefault(), http.RequestAborted);
        return genuine ? Results.Ok() : Results.Unauthorized();
    }
}
