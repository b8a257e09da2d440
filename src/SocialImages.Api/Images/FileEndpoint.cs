using Microsoft.Net.Http.Headers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;

namespace SocialImages.Api.Images;

/// <summary>Image bytes by signed link. What is stored under a hash never changes, so it may be cached for ever.</summary>
internal static class FileEndpoint
{
    public static void MapFiles(this WebApplication app) => app.MapMethods("/files/{workspace}/{hash}", [HttpMethods.Get, HttpMethods.Head], SendAsync);

    private static async Task<IResult> SendAsync(
        string workspace, string hash, string? type, long? exp, string? sig, FileUrls urls, IImageStore store, HttpContext http)
    {
        if (!StorageKey.TryParse($"{workspace}/{hash}", out var key)) return Results.NotFound();
        if (type is null || exp is not { } expires || sig is null || !urls.IsValid(key, type, expires, sig))
            return Results.Problem("The link is not signed, altered, or has expired.", statusCode: StatusCodes.Status403Forbidden);

        var stream = await store.OpenReadAsync(key, http.RequestAborted);
        if (stream is null) return Results.NotFound();
        var headers = http.Response.Headers;
        headers.CacheControl = "private, max-age=86400, immutable";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Stream(stream, type, entityTag: new EntityTagHeaderValue($"\"{hash}\""), enableRangeProcessing: true);
    }
}
